# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The pre-training task: its two heads, its gradients, its preset."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.models import MobileBERTPretrainer
from tests.layers.randomize import randomize
from tests.models.toy import VOCABULARY, numpy_weights, toy_backbone, toy_inputs, toy_preprocessor


def _pretrainer(name="mobilebert_toy", preprocessor=None, **arguments) -> MobileBERTPretrainer:
    pretrainer = MobileBERTPretrainer(toy_backbone(name), preprocessor, **arguments)
    return randomize(pretrainer, scale=0.2)


def test_heads_read_the_backbone():
    pretrainer, inputs = _pretrainer("ib_bert_toy"), toy_inputs(num_predictions=4)
    outputs = pretrainer(inputs)
    positions = inputs.pop("mask_positions")
    features = pretrainer.backbone(inputs)
    words = pretrainer.masked_lm_head(features["sequence_output"], positions)
    assert outputs["masked_lm"].shape == (3, 4, len(VOCABULARY))
    np.testing.assert_allclose(outputs["masked_lm"], words, rtol=1e-5, atol=1e-6)
    head = pretrainer.next_sentence_head
    expected = np.array(features["pooled_output"]) @ np.array(head.kernel) + np.array(head.bias)
    np.testing.assert_allclose(outputs["next_sentence"], expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("low_rank", [False, True])
def test_gradient_reaches_every_weight(low_rank):
    pretrainer = _pretrainer(low_rank_masked_lm=low_rank)
    with tf.GradientTape() as tape:
        outputs = pretrainer(toy_inputs(num_predictions=4))
        loss = sum(tf.reduce_sum(tf.sin(output)) for output in outputs.values())
    variables = pretrainer.trainable_variables
    gradients = tape.gradient(loss, [variable.value for variable in variables])
    dead = [v.path for v, g in zip(variables, gradients, strict=True) if g is None]
    assert dead == []


def test_head_parameters_of_the_published_size():
    pretrainer = _pretrainer()
    head = pretrainer.masked_lm_head
    table = len(VOCABULARY) * 16
    # Dense 32² + 32, LayerNorm 2 × 32, extra columns, one bias a word.
    assert head.count_params() - table == 1056 + 64 + len(VOCABULARY) * (32 - 16 + 1)


@pytest.mark.parametrize(
    "arguments", [{}, {"masked_lm_activation": "gelu", "low_rank_masked_lm": True}]
)
def test_preset_round_trip(arguments, tmp_path):
    pretrainer = _pretrainer(preprocessor=toy_preprocessor(), **arguments)
    pretrainer.save_to_preset(str(tmp_path))
    copy = MobileBERTPretrainer.from_preset(str(tmp_path))
    assert copy.get_config().keys() == pretrainer.get_config().keys()
    assert copy.masked_lm_head.activation_name == arguments.get("masked_lm_activation", "relu")
    weights = numpy_weights(copy)
    for path, value in numpy_weights(pretrainer).items():
        np.testing.assert_array_equal(weights[path], value, err_msg=path)


def test_preset_gives_the_backbone_to_another_task(tmp_path):
    from mobilebert_tf.models import MobileBERTTextClassifier

    pretrainer = _pretrainer(preprocessor=toy_preprocessor())
    pretrainer.save_to_preset(str(tmp_path))
    classifier = MobileBERTTextClassifier.from_preset(str(tmp_path), num_classes=3)
    np.testing.assert_array_equal(
        classifier.backbone.token_embedding.embeddings,
        pretrainer.backbone.token_embedding.embeddings,
    )
    assert classifier.predict(["good film"], verbose=0).shape == (1, 3)
