# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The next-sentence task alone."""

from mobilebert_tf.models import MobileBERTNextSentencePredictor
from tests.models.check_task import check_task
from tests.models.toy import toy_backbone, toy_preprocessor

PAIRS = (["the fox", "the dog", "good", "bad"], ["jumps", "is lazy", "film", "fox"])


def test_reads_pairs(tmp_path):
    task = MobileBERTNextSentencePredictor(toy_backbone(num_layers=1), toy_preprocessor())
    assert check_task(task, PAIRS, [0, 0, 0, 1], tmp_path).shape == (4, 2)
