# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The program that converts."""

import subprocess
import sys

from mobilebert_tf.models import load_preset
from tests.checkpoints.toy_checkpoints import toy_task, write_toy


def _run(*flags: str):
    command = [sys.executable, "-m", "mobilebert_tf.convert_checkpoint", *flags]
    return subprocess.run(command, capture_output=True, text=True)


def test_converts_and_says_what(tmp_path):
    task = toy_task(num_layers=1, activation="gelu")
    source = write_toy(task, tmp_path / "model", "google")
    output = tmp_path / "new" / "preset"
    done = _run(f"--input={source}", f"--output={output}", "--gelu=exact", "--mask=replace")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"MobileBERTPretrainer of {task.count_params():,} weights from google" in done.stdout
    backbone = load_preset(str(output)).backbone
    assert (backbone.activation, backbone.mask_form) == ("gelu_exact", "replace")


def test_one_sentence_and_nothing_written(tmp_path):
    source = write_toy(toy_task(num_layers=1), tmp_path / "model", "google")
    prefix = f"{source}/mobilebert.ckpt"
    done = _run(f"--input={prefix}.index", f"--output={tmp_path / 'out'}")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"error: {prefix}.index is a part of a checkpoint. Pass its prefix instead: {prefix}"
    )
    assert not (tmp_path / "out").exists()
