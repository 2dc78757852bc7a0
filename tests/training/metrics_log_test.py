# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""JSON lines that survive a killed run."""

import os

import pytest

from mobilebert_tf.training import MetricsLog


def test_rewind_drops_what_comes_after_the_step_and_a_torn_line(tmp_path):
    path = tmp_path / "metrics.jsonl"
    first, second = MetricsLog(path, "first"), MetricsLog(path, "second")
    first.rewind(0)
    first.write({"step": 90, "loss": 1.0})
    for step in (10, 20, 30):
        second.write({"step": step, "loss": 0.5})
    with open(path, "a") as file:
        file.write('{"stage": "second", "st')
    second.rewind(20)
    assert [(r["stage"], r["step"]) for r in MetricsLog.read(path)] == [
        ("first", 90),
        ("second", 10),
        ("second", 20),
    ]
    assert not list(tmp_path.glob("*.partial"))


def test_a_number_that_json_cannot_hold_is_refused(tmp_path):
    with pytest.raises(ValueError):
        MetricsLog(tmp_path / "metrics.jsonl", "a").write({"step": 1, "loss": float("nan")})


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device to write to")
def test_a_full_disk_is_named(tmp_path):
    path = tmp_path / "metrics.jsonl"
    path.symlink_to("/dev/full")
    with pytest.raises(OSError, match=r"No space left .*free some space, .*metrics\.jsonl"):
        MetricsLog(path, "a").write({"step": 1})
