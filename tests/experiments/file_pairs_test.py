# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Ratios of two files, from a made-up record."""

from experiments.file_pairs import file_pairs


def _side(name, scale):
    return {
        "name": name,
        "bytes": scale * 1_000_000,
        "p50_ms": scale * 2.0,
        "instructions": scale * 10_000_000,
    }


RECORD = {
    "pairs": [
        {
            "file": _side("ours.tflite", 9),
            "peer": _side("other.tflite", 10),
            "ratios": {"bytes": 0.9, "time": 0.9004, "instructions": 0.9},
        }
    ],
    "settings": {"runs": 300, "threads": 1, "core": "cortex-a76"},
    "provenance": {
        "commit": 40 * "a",
        "processor": "some processor",
        "versions": {"ai-edge-litert": "2.3.0"},
    },
}


def test_a_row_a_pair():
    lines = file_pairs({"file_pairs.json": RECORD}).splitlines()
    assert lines[2] == (
        "| ours.tflite | other.tflite | 9.0, 10.0 | 18.0, 20.0 | 0.900 | 90.0, 100.0 | 0.900 |"
    )
    assert {line.count("|") for line in lines[:3]} == {8}
    assert "some processor, LiteRT 2.3.0" in lines[-1] and "300 turns" in lines[-1]


def test_without_a_core_no_instructions():
    """Such a record, of `--core=`, ended in a KeyError."""
    (pair,) = RECORD["pairs"]
    sides = {
        name: {key: value for key, value in pair[name].items() if key != "instructions"}
        for name in ("file", "peer")
    }
    record = RECORD | {
        "pairs": [sides | {"ratios": {"bytes": 0.9, "time": 0.9004}}],
        "settings": RECORD["settings"] | {"core": ""},
    }
    lines = file_pairs({"file_pairs.json": record}).splitlines()
    assert lines[0] == "| file | beside | MB | ms here, one thread | time |"
    assert lines[2] == "| ours.tflite | other.tflite | 9.0, 10.0 | 18.0, 20.0 | 0.900 |"
    assert {line.count("|") for line in lines[:3]} == {6}


def test_nothing_measured():
    assert "Not measured yet" in file_pairs({})
