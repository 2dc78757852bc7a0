# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Programs of this repository are run from anywhere."""

import pytest

from experiments.run_program import run_program


def test_relative_paths_are_the_callers(tmp_path, monkeypatch):
    """They were the repository's: a run from elsewhere wrote there, and found nothing here."""
    monkeypatch.chdir(tmp_path)
    run_program("android_bench.tiny_model", "toy.tflite")
    assert (tmp_path / "toy.tflite").read_bytes()[4:8] == b"TFL3"


def test_a_failure_says_what_the_program_said():
    with pytest.raises(ValueError, match=r"android_bench\.run failed: .*must name a \.tflite file"):
        run_program("android_bench.run")
