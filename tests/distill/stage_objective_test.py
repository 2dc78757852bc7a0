# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a stage compares, and that the teacher stands still."""

import dataclasses

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.distill import (
    DistillationConfig,
    StageObjective,
    auxiliary,
    bare,
    distillation_only,
    joint,
    progressive,
)
from mobilebert_tf.losses import attention_loss, feature_mean_loss
from mobilebert_tf.training import PretrainingObjective
from mobilebert_tf.training.batch import pretrainer_inputs
from tests.training import toy


@pytest.fixture(scope="module")
def pair():
    # Dropout in the teacher: it must not be seen.
    teacher = toy.pretrainer("ib_bert_toy", dropout=0.5, attention_dropout=0.5)
    return teacher, toy.pretrainer("mobilebert_toy", attention_dropout=0.5)


def means(stage, pair, batch, layers=(0, 1)):
    sums = StageObjective(stage, *pair, layers)(batch)
    return {name: float(pair.mean()) for name, pair in sums.items()}


def test_is_deterministic_and_compares_the_mapped_layers(pair):
    batch = toy.first_batch()
    stage = progressive(2, 1, 1).stages[0]
    first = means(stage, pair, batch, (1, 1))
    assert first == means(stage, pair, batch, (1, 1))
    teacher, student = (model.backbone for model in pair)
    inputs = {name: batch[name] for name in ("token_ids", "padding_mask", "segment_ids")}
    import keras

    theirs = keras.Model(teacher.input, [teacher.hidden_states[2], teacher.attention_scores[1]])(
        inputs
    )
    ours = keras.Model(student.input, [student.hidden_states[1], student.attention_scores[0]])(
        inputs
    )
    mask = batch["padding_mask"]
    assert first["feature_mean/layer_0"] == pytest.approx(
        float(feature_mean_loss(theirs[0], ours[0], mask).mean()), rel=1e-5
    )
    assert first["attention/layer_0"] == pytest.approx(
        float(attention_loss(theirs[1], ours[1], mask).mean()),
        abs=1e-8,  # 3e-5, of terms near 1e-2 that cancel
    )


def test_several_layers_share_the_factor(pair):
    factors = StageObjective(joint(2, 1, 1).stages[0], *pair, (0, 1)).loss_factors
    assert factors["normalized_feature_map/layer_0"] == 50.0
    assert factors["normalized_feature_map/layer_1"] == 50.0
    assert len(factors) == 8


def test_distillation_of_itself_is_pretraining_without_dropout(pair):
    teacher, _ = pair
    batch = toy.first_batch()
    result = means(distillation_only(1).stages[0], (teacher, teacher), batch)
    objective = PretrainingObjective(teacher, dropout=False)
    plain = {name: float(total.mean()) for name, total in objective(batch).items()}
    assert result.pop("knowledge_distillation") == pytest.approx(0.0, abs=1e-6)
    assert result == pytest.approx(plain, rel=1e-5)


def test_ratio_of_the_ground_truth_weighs_both(pair):
    stage = distillation_only(1, distillation=DistillationConfig(ground_truth_ratio=0.3)).stages[0]
    assert StageObjective(stage, *pair, (0, 1)).loss_factors == pytest.approx(
        {"masked_lm": 0.3, "knowledge_distillation": 0.7, "next_sentence": 1.0}
    )


def test_auxiliary_adds_layers_to_distillation(pair):
    objective = StageObjective(auxiliary(2, 1).stages[0], *pair, (0, 1))
    assert len(objective.loss_factors) == 8 + 3


def test_bare_needs_no_teacher_and_uses_the_students_dropout(pair):
    batch = toy.first_batch()
    stage = bare(1).stages[0]
    assert means(stage, (None, pair[1]), batch) != means(stage, (None, pair[1]), batch)
    still = dataclasses.replace(stage, dropout=False)
    logits = pair[1](pretrainer_inputs(batch), training=False)["masked_lm"]
    rows = np.argmax(logits, -1) == batch["mask_ids"].numpy()
    weights = batch["mask_weights"].numpy()
    assert means(still, (None, pair[1]), batch)["masked_lm_accuracy"] == pytest.approx(
        (rows * weights).sum() / weights.sum()
    )


def test_a_teacher_in_half_precision_gives_the_same_terms(pair):
    teacher, student = pair
    half = toy.pretrainer("ib_bert_toy", dtype="mixed_bfloat16")
    half.set_weights(teacher.get_weights())
    batch, stage = toy.first_batch(), auxiliary(2, 1).stages[0]
    expected, got = (means(stage, (each, student), batch) for each in (teacher, half))
    # Bfloat16 has 8 bits, and a term is a mean over many values. Means of normalised features
    # are themselves what rounding leaves.
    assert got == pytest.approx(expected, rel=2.0**-6, abs=1e-6)
    assert got != expected


def test_a_compiled_step_has_the_same_terms(pair):
    batch, stage = toy.first_batch(), auxiliary(2, 1).stages[0]
    objective = StageObjective(stage, *pair, (0, 1))
    compiled = tf.function(objective, jit_compile=True)(batch)
    got = {name: float(term.mean()) for name, term in compiled.items()}
    assert got == pytest.approx(means(stage, pair, batch), rel=1e-4, abs=1e-6)


def test_pairs_that_cannot_be_compared_are_refused(pair):
    stage = progressive(2, 1, 1).stages[0]
    with pytest.raises(ValueError, match="teacher=None"):
        StageObjective(stage, None, pair[1], ())
    wide = toy.pretrainer("mobilebert_toy", hidden_dim=48)
    with pytest.raises(ValueError, match="hidden_dim=32 and 48"):
        StageObjective(stage, pair[0], wide, (0, 1))
