# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A last stage that undoes what came before it is told from one that does not."""

import json

from experiments.knowledge_transfer.last_stage import last_stage, undone


def test_reads_the_last_stage_alone(tmp_path):
    lines = [
        {"stage": "layer_0", "step": 20, "loss": 1.0},
        {"stage": "distillation", "step": 20, "masked_lm_accuracy": 0.28},
        {"stage": "distillation", "step": 40, "masked_lm_accuracy": 0.20},
        {"stage": "distillation", "step": 60, "masked_lm_accuracy": 0.26},
    ]
    path = tmp_path / "metrics.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert last_stage(path) == {"first": 0.28, "lowest": 0.20, "last": 0.26}


def test_names_what_is_worse_in_every_seed():
    down = {"first": 0.3, "lowest": 0.1, "last": 0.2}
    up = {"first": 0.1, "lowest": 0.1, "last": 0.2}
    students = {
        "progressive": [{"last_stage": down}, {"last_stage": down | {"first": 0.4}}],
        "joint": [{"last_stage": down}, {"last_stage": up}],
        "bare": [{"last_stage": up}],
    }
    text = undone(students)
    assert "for progressive (35.0 → 10.0 → 20.0 %): first" in text
    assert "joint" not in text
    assert "bare" not in text


def test_says_nothing_where_nothing_is_undone():
    assert undone({"bare": [{"last_stage": {"first": 0.1, "lowest": 0.1, "last": 0.2}}]}) == ""
    assert undone({"bare": [{"masked_lm_accuracy": 0.1}]}) == ""
