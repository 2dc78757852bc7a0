# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The backbone: outputs, names, gradients, configs, presets and dtypes."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.models import MobileBERTBackbone
from tests.models.toy import numpy_weights, toy_backbone, toy_inputs

VARIANTS = {
    "student": {},
    "tiny": {"attention_inputs": "bottleneck"},
    "direct_qkv": {"attention_inputs": "block"},
    "no_opt": {"normalization": "layer_norm", "activation": "gelu"},
    "teacher": {"name": "ib_bert_toy"},
    "plain": {
        "name": "ib_bert_toy",
        "bottleneck_dim": None,
        "trigram": False,
        "embedding_dim": 32,
        "activation": "gelu_exact",
        "transformers_epsilon": True,
        "mask_form": "replace",
        "mask_value": -6.0,
    },
}
variants = pytest.mark.parametrize("arguments", VARIANTS.values(), ids=VARIANTS)


@variants
def test_shapes(arguments):
    outputs = toy_backbone(**arguments)(toy_inputs())
    assert outputs["sequence_output"].shape == (3, 9, 32)
    assert outputs["pooled_output"].shape == (3, 32)


def test_pooled_output_is_the_first_token():
    outputs = toy_backbone()(toy_inputs())
    np.testing.assert_array_equal(outputs["pooled_output"], outputs["sequence_output"][:, 0])


def test_tanh_pooler():
    backbone = toy_backbone(tanh_pooler=True)
    outputs = backbone(toy_inputs())
    first, pooler = np.array(outputs["sequence_output"])[:, 0], backbone.pooler
    expected = np.tanh(first @ np.array(pooler.kernel) + np.array(pooler.bias))
    np.testing.assert_allclose(outputs["pooled_output"], expected, rtol=1e-4, atol=1e-6)


@variants
def test_hidden_states_and_scores_of_every_layer(arguments):
    backbone, inputs = toy_backbone(**arguments), toy_inputs()
    probe = keras.Model(backbone.input, [backbone.hidden_states, backbone.attention_scores])
    hidden_states, scores = probe(inputs)
    hidden = backbone.embeddings(inputs["token_ids"], inputs["segment_ids"])
    np.testing.assert_allclose(hidden_states[0], hidden, rtol=1e-6)
    for index, block in enumerate(backbone.blocks):
        hidden, block_scores = block(hidden, inputs["padding_mask"])
        np.testing.assert_allclose(hidden_states[index + 1], hidden, rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(scores[index], block_scores, rtol=1e-5, atol=1e-6)
    final = backbone(inputs)["sequence_output"]
    np.testing.assert_allclose(hidden_states[-1], final, rtol=1e-5, atol=1e-6)


def test_truncated_model_leaves_the_upper_blocks_out():
    backbone = toy_backbone()
    probe = keras.Model(backbone.input, backbone.hidden_states[1])
    assert not any("block_1" in weight.path for weight in probe.weights)


def test_padding_tokens_do_not_reach_real_ones():
    # All but the neighbour on the right, which a trigram sees by design.
    backbone, inputs = toy_backbone(), toy_inputs()
    before = np.array(backbone(inputs)["sequence_output"])[2, :3]
    inputs["token_ids"][2, 4:] = 7
    np.testing.assert_allclose(
        np.array(backbone(inputs)["sequence_output"])[2, :3], before, rtol=1e-5, atol=1e-6
    )


@variants
def test_gradient_reaches_every_weight(arguments):
    backbone, inputs = toy_backbone(**arguments), toy_inputs()
    with tf.GradientTape() as tape:
        outputs = backbone(inputs)
        loss = sum(tf.reduce_sum(tf.sin(output)) for output in outputs.values())
    variables = backbone.trainable_variables
    gradients = tape.gradient(loss, [variable.value for variable in variables])
    dead = [
        variable.path
        for variable, gradient in zip(variables, gradients, strict=True)
        if gradient is None or not np.any(tf.convert_to_tensor(gradient))
    ]
    # A key bias shifts all of a query's scores alike, so only a mask that
    # replaces scores lets it matter; rounding decides otherwise.
    assert [path for path in dead if not path.endswith("key/bias")] == []


@variants
def test_config_round_trip(arguments):
    backbone = toy_backbone(**arguments)
    copy = MobileBERTBackbone.from_config(backbone.get_config())
    assert copy.get_config() == backbone.get_config()
    assert {w.path: w.shape for w in copy.weights} == {w.path: w.shape for w in backbone.weights}


@variants
def test_preset_round_trip(arguments, tmp_path):
    backbone = toy_backbone(**arguments)
    backbone.save_to_preset(str(tmp_path))
    copy = MobileBERTBackbone.from_preset(str(tmp_path))
    assert copy.get_config() == backbone.get_config()
    weights = numpy_weights(copy)
    for path, value in numpy_weights(backbone).items():
        np.testing.assert_array_equal(weights[path], value, err_msg=path)


@pytest.mark.parametrize("dtype", ["bfloat16", "mixed_bfloat16"])
def test_low_precision(dtype):
    exact = np.array(toy_backbone(scale=0.05)(toy_inputs())["sequence_output"])
    backbone = toy_backbone(scale=0.05, dtype=dtype)
    output = backbone(toy_inputs())["sequence_output"]
    assert output.dtype == "bfloat16"
    expected = {"bfloat16": "bfloat16", "mixed_bfloat16": "float32"}[dtype]
    assert {weight.dtype for weight in backbone.weights} == {expected}
    error = np.abs(np.array(tf.cast(output, tf.float32)) - exact).max()
    assert error < 0.03 * np.abs(exact).max()


@pytest.mark.slow
def test_full_size_model_runs():
    backbone = toy_backbone("mobilebert", scale=0.02, vocabulary_size=30522)
    output = backbone(toy_inputs(sequence_length=16, batch=1))["sequence_output"]
    assert output.shape == (1, 16, 512) and np.all(np.isfinite(output))


def test_unknown_argument():
    with pytest.raises(ValueError, match="no argument 'activaton'"):
        toy_backbone(activaton="gelu")
