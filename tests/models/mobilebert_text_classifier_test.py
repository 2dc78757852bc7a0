# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Raw strings in, a class out; presets carry everything, the class names too."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.models import MobileBERTTextClassifier
from tests.models.toy import numpy_weights, toy_backbone, toy_inputs, toy_preprocessor

NAMES = ["bad", "good"]


def _classifier(**arguments) -> MobileBERTTextClassifier:
    arguments = {"preprocessor": toy_preprocessor(), "class_names": NAMES} | arguments
    return MobileBERTTextClassifier(toy_backbone(scale=0.1, num_layers=1), 2, **arguments)


def test_logits_are_linear_in_the_pooled_output():
    classifier, inputs = _classifier(), toy_inputs()
    pooled = np.array(classifier.backbone(inputs)["pooled_output"])
    dense = classifier.logits_dense
    expected = pooled @ np.array(dense.kernel) + np.array(dense.bias)
    np.testing.assert_allclose(classifier(inputs), expected, rtol=1e-4, atol=1e-6)


def test_softmax():
    classifier = _classifier(activation="softmax")
    probabilities = classifier(toy_inputs())
    np.testing.assert_allclose(np.sum(probabilities, axis=-1), 1.0, rtol=1e-5)
    assert not classifier.loss.get_config()["from_logits"]
    assert _classifier().loss.get_config()["from_logits"]


def test_learns_from_raw_strings():
    classifier = _classifier()
    classifier.compile(keras.optimizers.Adam(3e-3), run_eagerly=True)
    texts, labels = ["the film was good", "the film was bad"] * 80, [1, 0] * 80
    classifier.fit(texts, labels, batch_size=4, verbose=0)
    np.testing.assert_array_equal(classifier.predict(texts[:2], verbose=0).argmax(-1), [1, 0])


def test_pairs_of_texts():
    scores = _classifier().predict((["the film", "a dog"], ["was good", "is lazy"]), verbose=0)
    assert scores.shape == (2, 2)


def test_preset_round_trip(tmp_path):
    classifier = _classifier(activation="softmax", dropout=0.3)
    classifier.run_eagerly = True
    classifier.save_to_preset(str(tmp_path))
    copy = MobileBERTTextClassifier.from_preset(str(tmp_path))
    copy.run_eagerly = True
    assert (copy.class_names, copy.num_classes, copy.dropout) == (NAMES, 2, 0.3)
    assert copy.preprocessor.sequence_length == 8
    weights = numpy_weights(copy)
    for path, value in numpy_weights(classifier).items():
        np.testing.assert_array_equal(weights[path], value, err_msg=path)
    texts = ["the quick brown fox", "good"]
    np.testing.assert_array_equal(
        copy.predict(texts, verbose=0), classifier.predict(texts, verbose=0)
    )


def test_class_names_default_to_numbers():
    assert _classifier(class_names=None).class_names == ["0", "1"]


def test_wrong_number_of_class_names():
    with pytest.raises(ValueError, match="num_classes=2"):
        _classifier(class_names=["one"])


@pytest.mark.parametrize("dtype", ["bfloat16", "mixed_bfloat16"])
def test_logits_stay_float32(dtype):
    classifier = MobileBERTTextClassifier(toy_backbone(dtype=dtype), 2)
    assert classifier(toy_inputs()).dtype == tf.float32
