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
    # A turn's two inferences of some microseconds each: half is far beyond their noise.
    assert pair["ratios"]["bytes"] == 1 and 0.5 < pair["ratios"]["time"] < 2
    assert record["settings"]["runs"] == 200 and record["provenance"]["cores"]
    assert record["command"] == (
        "python -m experiments.benchmarks.file_pairs --file=one.tflite --peer=another.tflite "
        "--runs=200 --core= --output=record.json"
    )


def test_bad_input(models, tmp_path):
    assert "as often as each other" in compare(f"--file={models[0]}").stderr
    done = compare(f"--file={models[0]}", f"--peer={tmp_path / 'none.tflite'}")
    assert done.returncode == 1 and "none.tflite" in done.stderr.splitlines()[-1]
