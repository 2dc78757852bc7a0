# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Costs of the export's precisions, from a made-up record."""

from experiments.export_costs import export_costs


def _file(precision, size, instructions, int8_scores=False):
    return {
        "architecture": "mobilebert",
        "precision": precision,
        "sequence_length": 128,
        "int8_scores": int8_scores,
        "bytes": size,
        "bytes_with_vocabulary": size + 300_000,
        "parity": {"cosine": 0.999875},
        "instructions": {"cortex-a53": 2 * instructions, "cortex-a76": instructions},
    }


RECORD = {
    "files": {
        "a": _file("float32", 97_000_000, 800_000_000),
        "b": _file("int8", 25_800_000, 200_000_000),
        "c": _file("int8", 25_800_000, 180_000_000, int8_scores=True),
    },
    "command": "python -m experiments.benchmarks.export_costs --workdir=costs",
    "provenance": {"commit": 40 * "a", "versions": {"ai-edge-litert": "2.3.0"}},
}


def test_ratios_are_to_the_first_file_on_the_last_core():
    lines = export_costs({"export_costs.json": RECORD}).splitlines()
    assert lines[3].startswith("| mobilebert, int8, 128 tokens | int8 linear layers, calibrated;")
    assert lines[3].endswith("| 25.8 | 26.1 | 0.99987 | 400.0 | 200.0 | 0.25 |")
    assert lines[4].startswith("| mobilebert, int8_scores, 128 tokens | int8 with `--int8_scores`")
    assert {line.count("|") for line in lines[:5]} == {9}
    assert lines[-1].startswith(f"Made by `{RECORD['command']}` at commit aaaaaaaaaaaa, LiteRT")


def test_nothing_measured():
    assert "Not measured yet" in export_costs({})
