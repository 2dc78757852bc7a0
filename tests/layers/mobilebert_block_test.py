# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A block's parts by name, what each reads, and its parameters in the real sizes."""

import keras
import numpy as np
import pytest

from mobilebert_tf.layers import MobileBERTBlock
from tests.layers.randomize import random_array, randomize

MASK = np.array([[1, 1, 1, 0], [1, 1, 1, 1]])


def _block(**arguments) -> MobileBERTBlock:
    arguments = {"num_feed_forwards": 2, "attention_dropout": 0.0} | arguments
    bottleneck_dim = arguments.pop("bottleneck_dim", 4)
    block = MobileBERTBlock(6, bottleneck_dim, 5, 2, **arguments)
    block.build((None, None, 6), (None, None))
    return randomize(block, scale=0.3)


def test_sub_layers_by_name():
    names = {weight.path.rsplit("/", 1)[0] for weight in _block(name="block").weights}
    parts = "input_bottleneck key_query_bottleneck output_bottleneck".split()
    expected = {f"block/{part}/{layer}" for part in parts for layer in ("dense", "normalization")}
    attention = "query key value output_dense normalization".split()
    expected |= {f"block/attention/{layer}" for layer in attention}
    feed_forward = "intermediate_dense output_dense normalization".split()
    expected |= {f"block/feed_forward_{i}/{layer}" for i in (0, 1) for layer in feed_forward}
    assert names == expected


def test_shared_bottleneck_reads_three_tensors():
    block, inputs = _block(), random_array(2, 4, 6)
    attended, scores = block.attention(
        block.key_query_bottleneck(inputs), inputs, block.input_bottleneck(inputs), MASK
    )
    hidden = block.feed_forwards[1](block.feed_forwards[0](attended))
    outputs, block_scores = block(inputs, MASK)
    np.testing.assert_array_equal(block_scores, scores)
    np.testing.assert_allclose(outputs, block.output_bottleneck(hidden, inputs), rtol=1e-6)


@pytest.mark.parametrize("attention_inputs", ["bottleneck", "block"])
def test_other_attention_inputs(attention_inputs):
    block, inputs = _block(attention_inputs=attention_inputs), random_array(2, 4, 6)
    assert block.key_query_bottleneck is None
    residual = block.input_bottleneck(inputs)
    source = residual if attention_inputs == "bottleneck" else inputs
    attended, scores = block.attention(source, source, residual, MASK)
    hidden = block.feed_forwards[1](block.feed_forwards[0](attended))
    outputs, block_scores = block(inputs, MASK)
    np.testing.assert_array_equal(block_scores, scores)
    np.testing.assert_allclose(outputs, block.output_bottleneck(hidden, inputs), rtol=1e-6)


def test_plain_block_has_no_bottlenecks():
    block = _block(bottleneck_dim=None, attention_inputs="block", dropout=0.25)
    inputs = random_array(2, 4, 6)
    assert block.input_bottleneck is None and block.output_bottleneck is None
    attended, _ = block.attention(inputs, inputs, inputs, MASK)
    expected = block.feed_forwards[1](block.feed_forwards[0](attended))
    np.testing.assert_allclose(block(inputs, MASK)[0], expected, rtol=1e-6)
    rates = [block.attention.output_dropout.rate]
    rates += [feed_forward.dropout.rate for feed_forward in block.feed_forwards]
    assert rates == [0.25, 0.0, 0.25]


def test_block_with_bottlenecks_drops_only_on_its_way_out():
    block = _block(dropout=0.25)
    assert block.output_bottleneck.dropout.rate == 0.25
    assert block.attention.output_dropout.rate == 0.0
    assert {feed_forward.dropout.rate for feed_forward in block.feed_forwards} == {0.0}


def test_only_the_last_feed_forward_takes_its_epsilon():
    block = _block(normalization="layer_norm", last_feed_forward_epsilon=1e-5)
    epsilons = [feed_forward.normalization.epsilon for feed_forward in block.feed_forwards]
    assert epsilons == [1e-12, 1e-5]


@pytest.mark.parametrize(
    "arguments,parameters",
    [
        ((512, 128, 512, 4, 4, "shared_bottleneck"), 842_240),  # MobileBERT
        ((512, 128, 512, 4, 2, "bottleneck"), 463_232),  # TINY
        ((512, 1024, 4096, 4, 1, "block", "layer_norm"), 12_076_544),  # IB-BERT
        ((768, None, 3072, 12, 1, "block", "layer_norm"), 7_087_872),  # BERT-base
    ],
)
def test_parameters_of_published_blocks(arguments, parameters):
    with keras.StatelessScope(initialize_variables=False):
        block = MobileBERTBlock(*arguments)
        block.build((None, None, arguments[0]), (None, None))
        assert block.count_params() == parameters


def test_config_round_trip():
    block = _block(
        normalization="layer_norm", activation="gelu", mask_form="replace", name="block_3"
    )
    copy = MobileBERTBlock.from_config(block.get_config())
    assert copy.get_config() == block.get_config()
    assert copy.compute_output_shape((2, 5, 6)) == ((2, 5, 6), (2, 2, 5, 5))


def test_unknown_attention_inputs():
    with pytest.raises(ValueError, match="Received: attention_inputs='both'"):
        MobileBERTBlock(6, 4, 5, 2, attention_inputs="both")


def test_plain_block_cannot_read_a_bottleneck():
    with pytest.raises(ValueError, match=r"without bottlenecks.*'shared_bottleneck'"):
        MobileBERTBlock(6, None, 5, 2)
