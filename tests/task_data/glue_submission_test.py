# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Submissions have the leaderboard's names, header and words."""

import pytest

from mobilebert_tf.task_data import glue_layout, write_glue_submission


@pytest.mark.parametrize(
    ("task", "split", "predictions", "name", "words"),
    [
        ("cola", "test", [1, 0], "CoLA.tsv", ["1", "0"]),
        ("mnli", "test_mismatched", [0, 2], "MNLI-mm.tsv", ["entailment", "contradiction"]),
        ("qnli", "test", [1, 0], "QNLI.tsv", ["not_entailment", "entailment"]),
        ("wnli", "test", [1, 0], "WNLI.tsv", ["1", "0"]),
        ("stsb", "test", [3.14159, 5.7], "STS-B.tsv", ["3.142", "5.000"]),
        ("stsb", "test", [-0.2, 1], "STS-B.tsv", ["0.000", "1.000"]),
        ("ax", "test", [1, 2], "AX.tsv", ["neutral", "contradiction"]),
    ],
)
def test_official_form(task, split, predictions, name, words, tmp_path):
    path = write_glue_submission(tmp_path, glue_layout(task), split, ["0", "1"], predictions)
    assert path.name == name
    assert path.read_text() == f"index\tprediction\n0\t{words[0]}\n1\t{words[1]}\n"


def test_development_splits_are_not_submitted(tmp_path):
    with pytest.raises(ValueError, match=r"one of \['test'\]. Received: split='dev'"):
        write_glue_submission(tmp_path, glue_layout("rte"), "dev", ["0"], [1])
    assert list(tmp_path.iterdir()) == []
