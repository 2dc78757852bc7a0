# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The speed of fine-tuning, from a made-up record."""

from experiments.fine_tuning_speed import fine_tuning_speed

RECORD = {
    "summary": {
        "ours_median_s": 5.0,
        "peer_median_s": 6.25,
        "ratio_median": 1.25,
        "ratio_lowest": 1.2,
        "ratio_highest": 1.304,
        "cpu_ours_median_s": 9.0,
        "cpu_peer_median_s": 12.0,
        "cpu_ratio_median": 1.333,
        "cpu_ratio_lowest": 1.3,
        "cpu_ratio_highest": 1.4,
    },
    "command": "python -m experiments.benchmarks.fine_tuning_step --pairs=2",
    "seconds": {"ours": [5.0, 5.0], "peer": [6.25, 6.25]},
    "settings": {"batch_size": 32, "sequence_length": 128, "cores": 2},
    "versions": {
        "ours": {"tensorflow": "2.20.0", "keras": "3.15.1"},
        "peer": {"torch": "2.13.0", "transformers": "5.23.0"},
    },
    "provenance": {"commit": 40 * "a", "processor": "some processor"},
}


def test_seconds_and_ratios():
    lines = fine_tuning_speed({"fine_tuning_step.json": RECORD}).splitlines()
    assert lines[0].startswith("Measured on some processor with 2 cores, float32, batches of 32")
    assert "| PyTorch 2.13.0, Transformers 5.23.0 |" in lines[2]
    assert lines[4] == "| seconds by the clock | 5.00 | 6.25 | 1.25, 1.20 to 1.30 |"
    assert lines[5] == "| seconds of all cores | 9.00 | 12.00 | 1.33, 1.30 to 1.40 |"
    assert lines[-1] == f"Made by `{RECORD['command']}` at commit aaaaaaaaaaaa."


def test_nothing_measured():
    assert "Not measured yet" in fine_tuning_speed({})
