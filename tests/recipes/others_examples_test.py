# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A recipe trains on the TFRecords of BERT's create_pretraining_data."""

import pytest

from mobilebert_tf.data import save_vocabulary
from mobilebert_tf.recipes import read_recipe, run_recipe
from tests.data.static_records import static_record, write_records, write_static


@pytest.mark.slow
def test_teacher_learns_from_others_files_and_is_scored_on_those_held_out(tmp_path):
    write_static(tmp_path, 40, v2=True)
    write_records(tmp_path / "held_out.tfrecord", [static_record(n, v2=True) for n in range(5)])
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *(f"word{n}" for n in range(45))]
    save_vocabulary(tmp_path / "vocab.txt", pieces)
    settings = {"examples": f"{tmp_path}/*.tfrecord*", "vocabulary": f"{tmp_path}/vocab.txt"}
    settings |= {"output": f"{tmp_path}/teacher", "data.sequence_length": 20}
    config = read_recipe("teacher_toy", [f"{name}={value}" for name, value in settings.items()])
    scores = run_recipe(config, tmp_path / "run", progress=False)
    assert set(scores) == {"student"}
    assert 0 <= scores["student"]["masked_lm_accuracy"] <= 1
    assert (tmp_path / "teacher" / "config.json").exists()
