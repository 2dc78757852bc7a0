# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Each task of GLUE has its scores, and its file for the leaderboard."""

import numpy as np
import pytest

from mobilebert_tf.tasks import task
from tests.tasks.toy_tasks import write_sst2

SCORES = {
    "cola": {"matthews"},
    "sst2": {"accuracy"},
    "mrpc": {"accuracy", "f1", "accuracy_and_f1"},
    "qqp": {"accuracy", "f1", "accuracy_and_f1"},
    "stsb": {"pearson", "spearman", "correlation"},
    "mnli": {"accuracy"},
    "qnli": {"accuracy"},
    "rte": {"accuracy"},
    "wnli": {"accuracy"},
    "ax": {"matthews"},
}


@pytest.mark.parametrize("name", SCORES)
def test_scores(name):
    # 3 of 4 right; class 1: tp 1, fp 1, fn 0, tn 2.
    scores = task(name).score_predictions([0, 0, 1, 0], np.array([0, 0, 1, 1]))
    assert set(scores) == SCORES[name]
    assert task(name).primary_metric in scores
    assert scores.get("accuracy", 0.75) == 0.75
    assert scores.get("f1", 2 / 3) == pytest.approx(2 / 3)
    assert scores.get("accuracy_and_f1", (0.75 + 2 / 3) / 2) == pytest.approx((0.75 + 2 / 3) / 2)
    # (1 * 2 - 1 * 0) / sqrt(2 * 1 * 3 * 2)
    assert scores.get("matthews", 2 / np.sqrt(12)) == pytest.approx(2 / np.sqrt(12))


def test_splits():
    assert task("mnli").development_splits == ("dev_matched", "dev_mismatched")
    assert task("mnli").test_splits == ("test_matched", "test_mismatched")
    assert task("rte").development_splits == ("dev",)
    assert task("ax").development_splits == ()
    with pytest.raises(ValueError, match=r"ax has nothing to train on\. Fine-tune on mnli"):
        task("ax").read("nowhere", "train")


def test_reads_files_and_tensorflow_datasets(tmp_path):
    import tensorflow_datasets as tfds

    write_sst2(tmp_path)
    assert len(task("sst2").read(str(tmp_path), "train")) == 36
    with tfds.testing.mock_data(num_examples=4):
        assert len(task("sst2").read(f"tfds:{tmp_path}", "dev")) == 4


def test_submits(tmp_path):
    examples = task("sst2").read(str(write_sst2(tmp_path)), "test")
    outputs = np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 2.0], [1.0, 0.0], [1.0, 0.0]])
    (path,) = task("sst2").write_submission(examples, outputs, "test", tmp_path / "glue")
    assert path.read_text() == "index\tprediction\n0\t1\n1\t0\n2\t1\n3\t0\n4\t0\n"
