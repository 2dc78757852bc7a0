# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The losses against an independent float64 computation (skipped where it is absent)."""

import pathlib

import numpy as np
import pytest

from mobilebert_tf import losses
from mobilebert_tf.training import weighted_accuracy

ORACLE = pathlib.Path(__file__).parents[3] / "shared/oracle/losses/distill_losses.npz"
pytestmark = pytest.mark.skipif(not ORACLE.exists(), reason="no oracle beside the repository")

FEATURES = {
    "fmt_mse": losses.feature_map_loss,
    "fmt_norm_mse": losses.normalized_feature_map_loss,
    "fmt_mean_sq": losses.feature_mean_loss,
    "fmt_var_abs": losses.feature_variance_loss,
}


@pytest.fixture(scope="module")
def oracle():
    with np.load(ORACLE) as data:
        return dict(data)


@pytest.mark.parametrize("name", FEATURES)
@pytest.mark.parametrize("layer", range(3))
def test_feature_map_losses(oracle, name, layer):
    teacher, student = oracle["teacher_hidden"][layer + 1], oracle["student_hidden"][layer + 1]
    real = FEATURES[name](teacher, student, oracle["mask"]).mean()
    everything = FEATURES[name](teacher, student).mean()
    np.testing.assert_allclose(real, oracle[f"{name}_real"][layer], rtol=1e-5)
    np.testing.assert_allclose(everything, oracle[f"{name}_all"][layer], rtol=1e-5)


@pytest.mark.parametrize("layer", range(3))
def test_attention_loss(oracle, layer):
    mask = (1.0 - oracle["mask"][:, None, None, :]) * -10000.0
    teacher = oracle["teacher_scores_raw"][layer] + mask
    student = oracle["student_scores_raw"][layer] + mask
    real = losses.attention_loss(teacher, student, oracle["mask"]).mean()
    everything = losses.attention_loss(teacher, student).mean()
    np.testing.assert_allclose(real, oracle["at_kl_real"][layer], rtol=1e-5)
    np.testing.assert_allclose(everything, oracle["at_kl_all"][layer], rtol=1e-5)


@pytest.mark.parametrize("temperature", [1, 2])
@pytest.mark.parametrize("alpha", ["0", "0.3", "0.5", "1"])
def test_pretraining_distillation(oracle, alpha, temperature):
    student, weights = oracle["student_mlm_logits"], oracle["masked_lm_weights"]
    hard = losses.masked_lm_loss(student, oracle["masked_lm_ids"], weights).mean()
    soft = losses.knowledge_distillation_loss(
        oracle["teacher_mlm_logits"], student, weights, float(temperature)
    ).mean()
    np.testing.assert_allclose(
        float(alpha) * hard + (1 - float(alpha)) * soft,
        oracle[f"pd_kl_T2_alpha{alpha}_T{temperature}"],
        rtol=1e-5,
    )


def test_next_sentence_loss_and_accuracy(oracle):
    loss = losses.next_sentence_loss(oracle["nsp_logits"], oracle["nsp_labels"]).mean()
    np.testing.assert_allclose(loss, oracle["nsp_ce"], rtol=1e-5)
    accuracy = weighted_accuracy(
        oracle["student_mlm_logits"], oracle["masked_lm_ids"], oracle["masked_lm_weights"]
    ).mean()
    np.testing.assert_allclose(accuracy, oracle["mlm_accuracy"], rtol=1e-6)
