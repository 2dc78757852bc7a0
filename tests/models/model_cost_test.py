# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Counts of parameters and arithmetic, by hand and against the paper."""

import pytest

from mobilebert_tf import models
from mobilebert_tf.models.model_cost import _component
from tests.models.toy import VOCABULARY, toy_backbone


def _costs(name: str, sequence_length: int = 128) -> dict:
    build = lambda: models.MobileBERTBackbone(**models.architecture(name))  # noqa: E731
    costs = models.model_cost(models.weightless(build), sequence_length)
    return {cost.name: cost for cost in costs}


def test_toy_by_hand():
    costs = {cost.name: cost for cost in models.model_cost(toy_backbone(), sequence_length=10)}
    assert costs["word table"].parameters == len(VOCABULARY) * 16
    assert costs["embedding projection"].flops == 2 * 10 * (3 * 16) * 32
    # Two blocks of 32 → 16 with bias, γ and β.
    assert costs["input bottlenecks"].parameters == 2 * (32 * 16 + 3 * 16)
    assert costs["input bottlenecks"].flops == 2 * (2 * 10 * 32 * 16)
    # Query, key 16 → 16, value 32 → 16, output 16 → 16; then scores and context.
    linear = 2 * 10 * (3 * 16 * 16 + 32 * 16)
    assert costs["attention"].flops == 2 * (linear + 2 * (2 * 10 * 10 * 16))
    # Two of 16 → 32 → 16 in a block.
    assert costs["feed-forward networks"].flops == 2 * 2 * (2 * 10 * 2 * 16 * 32)


def test_every_weight_is_counted():
    task = models.MobileBERTPretrainer(toy_backbone(tanh_pooler=True))
    costs = models.model_cost(task)
    assert sum(cost.parameters for cost in costs) == task.count_params()
    outside = {cost.name for cost in costs if not cost.in_encoder}
    assert outside == {"pooler", "masked-LM head", "next-sentence head"}


@pytest.mark.parametrize(
    "name,billions",
    [
        ("mobilebert", 5.39),
        ("mobilebert_direct_qkv", 5.59),
        ("mobilebert_tiny", 3.07),
        ("bert_base", 22.35),
    ],
)
def test_flops_of_published_sizes(name, billions):
    flops = sum(cost.flops for cost in _costs(name).values())
    assert flops / 1e9 == pytest.approx(billions, abs=0.005)


@pytest.mark.parametrize(
    "intra,attention,feed_forwards",
    [(192, 7.96, 7.08), (160, 6.51, 9.83), (128, 5.11, 12.58), (96, 3.76, 14.16)],
)
def test_table_3_counts_kernels(intra, attention, feed_forwards):
    # Without the biases and norms that the paper leaves out.
    costs = _costs(f"mobilebert_table3_{intra}")
    assert costs["attention"].parameters / 1e6 == pytest.approx(attention, rel=0.01)
    assert costs["feed-forward networks"].parameters / 1e6 == pytest.approx(feed_forwards, rel=0.01)


def test_unknown_weight():
    with pytest.raises(ValueError, match="'summary_dense/kernel' belongs to no component"):
        _component("summary_dense/kernel")
