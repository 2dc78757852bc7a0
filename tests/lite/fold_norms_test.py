# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of folding NoNorm into the linear layers."""

import numpy as np
import pytest

from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.models import MobileBERTBackbone, MobileBERTTextClassifier, architecture
from tests.lite.random_models import norms_of, random_inputs, random_norms


def make_backbone(**overrides):
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy", num_layers=3, **overrides))
    random_norms(backbone, seed=1)
    return backbone


def relative_error(actual, expected):
    actual, expected = np.asarray(actual), np.asarray(expected)
    return np.max(np.abs(actual - expected)) / np.max(np.abs(expected))


@pytest.mark.parametrize(
    "overrides",
    [
        {"attention_inputs": "shared_bottleneck"},
        {"attention_inputs": "bottleneck"},
        {"attention_inputs": "block", "activation": "gelu"},
        {"tanh_pooler": True, "num_feed_forwards": 4},
    ],
    ids=["student", "tiny", "teacher", "pooler"],
)
def test_classifier_is_equal_and_all_norms_identity(overrides):
    backbone = make_backbone(**overrides)
    classifier = MobileBERTTextClassifier(backbone, num_classes=3)
    folded = fold_norms(classifier)
    inputs = random_inputs(backbone.vocabulary_size)
    assert relative_error(folded(inputs), classifier(inputs)) < 1e-5
    for normalization in norms_of(folded.backbone):
        np.testing.assert_array_equal(normalization.gamma, np.ones_like(normalization.gamma))
        np.testing.assert_array_equal(normalization.beta, np.zeros_like(normalization.beta))


@pytest.mark.parametrize("tanh_pooler", [False, True])
def test_backbone_is_equal_and_keeps_only_its_last_norm(tanh_pooler):
    backbone = make_backbone(tanh_pooler=tanh_pooler)
    if tanh_pooler:  # Outputs go to hundreds: leave the tanh where it is a curve.
        backbone.pooler.kernel.assign(np.asarray(backbone.pooler.kernel) / 300)
    folded = fold_norms(backbone)
    inputs = random_inputs(backbone.vocabulary_size)
    expected, actual = backbone(inputs), folded(inputs)
    assert relative_error(actual["pooled_output"], expected["pooled_output"]) < 1e-5
    assert relative_error(actual["sequence_output"], expected["sequence_output"]) < 1e-5
    identities = [bool(np.all(np.asarray(norm.gamma) == 1)) for norm in norms_of(folded)]
    assert identities == [True] * (len(identities) - 1) + [False]


def test_the_given_model_stays_as_it_is():
    backbone = make_backbone()
    before = backbone.get_weights()
    fold_norms(backbone)
    for old, new in zip(before, backbone.get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)


def test_gamma_at_and_near_zero_stays_in_its_norm():
    backbone = make_backbone()
    norm = backbone.blocks[0].feed_forwards[0].normalization
    gamma = np.asarray(norm.gamma).copy()
    gamma[:3] = 0.0, 1e-9, -1e-9
    norm.gamma.assign(gamma)
    middle = backbone.blocks[1].output_bottleneck.normalization
    middle.gamma.assign(np.zeros_like(middle.gamma))
    classifier = MobileBERTTextClassifier(backbone, num_classes=3)
    folded = fold_norms(classifier)
    inputs = random_inputs(backbone.vocabulary_size)
    assert relative_error(folded(inputs), classifier(inputs)) < 1e-5
    kept = np.asarray(folded.backbone.blocks[0].feed_forwards[0].normalization.gamma)
    assert np.all(kept[3:] == 1) and np.all(np.abs(kept[:3]) < 1e-8)


def test_zero_gamma_right_behind_a_linear_layer_folds():
    backbone = make_backbone()
    norm = backbone.blocks[0].input_bottleneck.normalization
    norm.gamma.assign(np.zeros_like(norm.gamma))
    classifier = MobileBERTTextClassifier(backbone, num_classes=3)
    folded = fold_norms(classifier)
    inputs = random_inputs(backbone.vocabulary_size)
    assert relative_error(folded(inputs), classifier(inputs)) < 1e-5
    assert np.all(np.asarray(folded.backbone.blocks[0].input_bottleneck.normalization.gamma) == 1)


def test_scale_that_would_overflow_starts_again():
    backbone = make_backbone()
    for block in backbone.blocks:
        block.output_bottleneck.normalization.gamma.assign(np.full(32, 1e-5))
    classifier = MobileBERTTextClassifier(backbone, num_classes=3)
    inputs = random_inputs(backbone.vocabulary_size)
    assert relative_error(fold_norms(classifier)(inputs), classifier(inputs)) < 1e-5


def test_layer_norm_passes_unchanged():
    backbone = make_backbone(normalization="layer_norm")
    for old, new in zip(backbone.get_weights(), fold_norms(backbone).get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)


def test_one_channel_by_hand():
    """One residual norm: x' = (W a + b) / d0 + beta / (gamma d0) + x'0, then rows * d."""
    backbone = make_backbone()
    folded = fold_norms(backbone)
    block, after = backbone.blocks[0], folded.blocks[0]
    gamma = np.asarray(block.attention.normalization.gamma)
    beta = np.asarray(block.attention.normalization.beta)
    # The stream starts at scale 1, so the first writer's kernel does not change.
    np.testing.assert_allclose(
        after.attention.output_dense.kernel, block.attention.output_dense.kernel, rtol=1e-6
    )
    np.testing.assert_allclose(
        after.attention.output_dense.bias,
        np.asarray(block.attention.output_dense.bias) + beta / gamma,
        rtol=1e-5,
        atol=1e-6,
    )
    reader, read = (
        block.feed_forwards[0].intermediate_dense,
        after.feed_forwards[0].intermediate_dense,
    )
    np.testing.assert_allclose(read.kernel, np.asarray(reader.kernel) * gamma[:, None], rtol=1e-5)
