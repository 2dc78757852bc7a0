# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the student takes over, and what it must not."""

import numpy as np
import pytest

from mobilebert_tf.distill import copy_from_teacher
from tests.training import toy


def randomize(model):
    rng = np.random.default_rng(0)
    for variable in model.weights:
        variable.assign(rng.normal(size=variable.shape))


def test_embedding_and_heads_are_copied_and_the_norm_of_another_kind_is_not():
    teacher, student = toy.pretrainer("ib_bert_toy"), toy.pretrainer("mobilebert_toy")
    randomize(teacher)
    before = {v.path: v.numpy() for v in student.weights}
    copied = copy_from_teacher(teacher, student)
    theirs = {v.path: v.numpy() for v in teacher.weights}
    for variable in student.weights:
        expected = theirs if variable.path in copied else before
        np.testing.assert_array_equal(variable.numpy(), expected[variable.path])
    left = {path for path in before if path not in copied and not path.startswith("block_")}
    assert left == {"embeddings/normalization/gamma", "embeddings/normalization/beta"}
    assert not [path for path in copied if path.startswith("block_")]


def test_norms_of_one_kind_are_copied_by_name():
    teacher = toy.pretrainer("ib_bert_toy")
    student = toy.pretrainer("mobilebert_toy", normalization="layer_norm")
    teacher.backbone.embeddings.normalization.gamma.assign(np.full(32, 2.0))
    teacher.backbone.embeddings.normalization.beta.assign(np.full(32, 0.25))
    copy_from_teacher(teacher, student)
    assert student.backbone.embeddings.normalization.gamma.numpy()[0] == 2.0
    assert student.backbone.embeddings.normalization.beta.numpy()[0] == 0.25


def test_an_embedding_that_one_of_them_projects_is_refused():
    teacher, student = toy.pretrainer("ib_bert_toy"), toy.pretrainer("mobilebert_toy")
    student.backbone.embeddings.projection = None
    with pytest.raises(ValueError, match=r"Received: a projection .* in the teacher alone"):
        copy_from_teacher(teacher, student)


def test_other_shapes_are_refused_before_anything_is_copied():
    teacher = toy.pretrainer("ib_bert_toy", max_sequence_length=10)
    student = toy.pretrainer("mobilebert_toy")
    before = student.backbone.token_embedding.embeddings.numpy()
    with pytest.raises(ValueError, match=r"position_embedding.*teacher=\(10, 32\)"):
        copy_from_teacher(teacher, student)
    np.testing.assert_array_equal(student.backbone.token_embedding.embeddings.numpy(), before)
