# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The benchmark of reading runs, and leaves figures that the documents can use."""

import json
import pathlib
import subprocess
import sys

import pytest

from experiments.data_costs import data_costs

ROOT = pathlib.Path(__file__).parents[3]


@pytest.mark.slow
def test_leaves_a_record(tmp_path):
    output = tmp_path / "example_reading.json"
    command = [sys.executable, "-m", "experiments.benchmarks.example_reading"]
    arguments = ["--sequence_length=32", "--examples=4096", "--batch_sizes=64"]
    subprocess.run([*command, *arguments, f"--output={output}"], cwd=ROOT, check=True)
    record = json.loads(output.read_text())
    assert len(record["runs"]) == 3
    assert all(speeds["64"] > 0 for speeds in record["runs"].values())
    assert "| batch | masked when read |" in data_costs({output.name: record})
