# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Costs of data, worked out by hand from a made-up record."""

from experiments.data_costs import data_costs

WRITING = {
    # 100 MB in 50 s, of 80 s of processor time: 1.25 MB a second and core.
    "runs": {
        "ours": [{"megabytes_per_second": 2.0, "seconds": 50.0, "processor_seconds": 80.0}],
        "garden": [],
    },
    "summary": {"ours_ratio_median": 6.54, "ours_static_ratio_median": 5.0},
    "memory": {
        "20.0": {"peak_megabytes": 1000.0, "text_bytes": 20_000_000, "output_bytes": 9_000_000},
        "140.0": {"peak_megabytes": 1100.0, "text_bytes": 140_000_000, "output_bytes": 70_000_000},
    },
    "settings": {"megabytes": 100.0, "sequence_length": 128, "workers": 2},
}
READING = {
    "runs": {"dynamic": {"32": 51800, "256": 80638}, "static": {"32": 65808, "256": 123768}},
    "settings": {"sequence_length": 128, "examples": 16384},
}


def test_writing():
    text = data_costs({"reading": READING, "writing": WRITING})
    assert "| text per second and core | 1.25 MB |" in text
    assert "| memory per worker | 550 MB |" in text
    assert "1,000 MB for 20 MB of text, 1,100 MB for 140 MB of text" in text
    assert "| examples per byte of text | 0.50 bytes |" in text
    assert "create_pretraining_data` | 6.5 unmasked, 5.0 masked |" in text
    # 1e9 / 1.25e6 = 800 s; 1e11 -> 22.2 h; 3e12 -> 666.7 h.
    assert "| 1 GB | 0.2 | 2 cores: 0.1 hours | 1 GB | 0.5 GB |" in text
    assert "| 100 GB | 22.2 | 32 cores: 0.7 hours | 18 GB | 50.0 GB |" in text
    assert "| 3 TB | 667 | 256 cores: 2.6 hours | 141 GB | 1.5 TB |" in text


def test_reading():
    text = data_costs({"reading": READING})
    assert "no record of `experiments.benchmarks.example_writing`" in text
    assert "| batch | dynamic | static |\n|---|---|---|\n| 32 | 51,800 | 65,808 |" in text


def test_nothing_measured():
    text = data_costs({})
    assert text.count("Not measured yet") == 2
