# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of copies of models."""

import keras
import numpy as np

from mobilebert_tf.lite.copy_model import backbone_and_readers, copy_model
from mobilebert_tf.models import MobileBERTBackbone, MobileBERTTextClassifier, architecture
from tests.lite.random_models import random_inputs


def test_copy_is_equal_and_independent():
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy"))
    classifier = MobileBERTTextClassifier(backbone, 2, ["a", "b"], activation="softmax")
    copy = copy_model(classifier)
    inputs = random_inputs(backbone.vocabulary_size)
    before = np.asarray(classifier(inputs))
    np.testing.assert_array_equal(copy(inputs), before)
    assert copy.class_names == ["a", "b"] and copy.activation is keras.activations.softmax
    copy.backbone.token_embedding.embeddings.assign(0 * copy.backbone.token_embedding.embeddings)
    np.testing.assert_array_equal(classifier(inputs), before)


def test_half_precision_becomes_float32():
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy"), dtype="mixed_bfloat16")
    assert copy_model(backbone).compute_dtype == "float32"
    assert copy_model(backbone).blocks[0].compute_dtype == "float32"


def test_readers_of_the_output():
    for tanh_pooler in (False, True):
        backbone = MobileBERTBackbone(**architecture("mobilebert_toy", tanh_pooler=tanh_pooler))
        classifier = MobileBERTTextClassifier(backbone, 2)
        reader = backbone.pooler if tanh_pooler else classifier.logits_dense
        assert backbone_and_readers(classifier) == (backbone, (reader,))
        assert backbone_and_readers(backbone) == (backbone, ())
