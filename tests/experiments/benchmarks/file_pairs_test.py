# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Two files in turns: the record, and what is wrong in one sentence."""

import hashlib
import json
import pathlib
import subprocess
import sys

import pytest

from android_bench.tiny_model import tiny_model

ROOT = pathlib.Path(__file__).parents[3]


def compare(*arguments):
    command = [sys.executable, "-m", "experiments.benchmarks.file_pairs", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """Two of the same size and the same cost."""
    folder = tmp_path_factory.mktemp("files")
    paths = folder / "one.tflite", folder / "another.tflite"
    for seed, path in enumerate(paths):
        path.write_bytes(tiny_model(seed=seed))
    return paths


def test_equal_files(models, tmp_path):
    output = tmp_path / "record.json"
    file, peer = models
    done = compare(
        f"--file={file}", f"--peer={peer}", "--runs=200", "--core=", f"--output={output}"
    )
    assert done.returncode == 0, done.stderr
    record = json.loads(output.read_text())
    (pair,) = record["pairs"]
    assert (pair["file"]["name"], pair["peer"]["name"]) == ("one.tflite", "another.tflite")
    assert pair["file"]["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert pair["ratios"]["bytes"] == 1 and pair["ratios"]["time"] > 0
    assert record["settings"]["runs"] == 200 and record["provenance"]["cores"]
    assert record["command"] == (
        "python -m experiments.benchmarks.file_pairs --file=one.tflite --peer=another.tflite "
        "--runs=200 --core= --output=record.json"
    )


# In a process of its own, for a program's flags must not meet another's here.
_RATIOS = """
import json, sys
from experiments.benchmarks import file_pairs

def measure(paths, *arguments):
    row = {"model_sha256": "", "model_bytes": 1, "p50_ms": 0.0, "instructions": 3}
    if "--target=emulated" in arguments:
        return [row, row | {"instructions": 4}]
    return [row | {"samples_ms": [2.0, 4.0, 9.0]}, row | {"samples_ms": [1.0, 4.0, 18.0]}]

file_pairs.flags.FLAGS(["file_pairs"])
file_pairs._measure = measure
print(json.dumps(file_pairs._pair("a", "b")["ratios"]))
"""


def test_the_ratio_of_time_is_the_median_over_the_turns():
    """Of turns of 2, 1 and 1/2; a ratio of totals would be 15 to 23."""
    command = [sys.executable, "-c", _RATIOS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"time": 1.0, "bytes": 1.0, "instructions": 0.75}


def test_bad_input(models, tmp_path):
    assert "as often as each other" in compare(f"--file={models[0]}").stderr
    done = compare(f"--file={models[0]}", f"--peer={tmp_path / 'none.tflite'}")
    assert done.returncode == 1 and "none.tflite" in done.stderr.splitlines()[-1]
