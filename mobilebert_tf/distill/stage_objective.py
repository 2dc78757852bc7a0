# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The loss of a stage: the train step of every strategy, on one screen."""

from __future__ import annotations

import dataclasses
from typing import Any

import keras
from keras import ops

from mobilebert_tf import losses
from mobilebert_tf.distill.block_features import BlockFeatures
from mobilebert_tf.distill.feature_model import feature_model
from mobilebert_tf.distill.layer_transfer_losses import layer_transfer_losses
from mobilebert_tf.distill.stage import Stage
from mobilebert_tf.distill.teacher_inputs import teacher_inputs
from mobilebert_tf.training import weighted_accuracy
from mobilebert_tf.training.batch import Batch, backbone_inputs


class StageObjective:
    """The terms of a stage's loss; an `Objective` of the training loop.

    The teacher runs with `training=False` and outside of every gradient. Both
    models end at the last block the stage needs, and a model that the stage
    does not need does not run.

    Args:
        stage: what is imitated.
        teacher: a `MobileBERTPretrainer`, or None where the stage needs none.
        student: the `MobileBERTPretrainer` that is trained.
        teacher_layers: the teacher's block for each of the student's.
        from_features: whether batches come from a `FeatureCache`, with what the
            stage's first block reads; the blocks below do not run then.

    Raises:
        ValueError: if a teacher is needed and missing, or its features cannot
            be compared with the student's.
    """

    def __init__(
        self,
        stage: Stage,
        teacher: keras.Model | None,
        student: keras.Model,
        teacher_layers: tuple[int, ...],
        from_features: bool = False,
    ):
        self.model = student
        self._stage, self._teacher, self._student = stage, teacher, student
        self._teacher_layers = teacher_layers
        self._from_features = from_features
        heads = stage.distillation is not None
        self._imitates_words = heads and stage.distillation.ground_truth_ratio < 1
        if self._imitates_words or stage.layers:
            _check_pair(stage, teacher, student)
        if from_features:
            self._teacher_model, self._student_model = self._upper_models()
        else:
            self._teacher_model, self._student_model = self._whole_models()
        self.loss_factors = _layer_factors(stage) | _distillation_factors(stage)
        self.metric_names = ("masked_lm_accuracy", "next_sentence_accuracy") if heads else ()

    def __call__(self, batch: Batch) -> dict[str, losses.WeightedSum]:
        teacher = {}
        if self._teacher_model is not None:
            teacher = self._teacher_model(self._inputs(batch, "teacher"), training=False)
            teacher = {name: ops.stop_gradient(value) for name, value in teacher.items()}
        student = self._student_model(self._inputs(batch, "student"), training=self._stage.dropout)
        sums = self._layer_sums(teacher, student, batch["padding_mask"])
        if self._stage.distillation is not None:
            sums |= self._head_sums(teacher, student, batch)
        return sums

    def _inputs(self, batch: Batch, model: str) -> dict[str, Any]:
        if not self._from_features:
            return backbone_inputs(batch)
        return {"features": batch[f"{model}_features"], "padding_mask": batch["padding_mask"]}

    def _whole_models(self) -> tuple[Any, Any]:
        """Teacher, or None where there is nothing to imitate, and student."""
        layers, heads = self._stage.layers, self._stage.trains_everything
        student = feature_model(self._student.backbone, layers, heads)
        if not (self._imitates_words or layers):
            return None, student
        blocks = [self._teacher_layers[layer] for layer in layers]
        return feature_model(self._teacher.backbone, blocks, self._imitates_words), student

    def _upper_models(self) -> tuple[Any, Any]:
        layers, first = self._stage.layers, min(self._stage.layers)
        blocks = [self._teacher_layers[layer] for layer in layers]
        teacher_first = teacher_inputs(self._teacher_layers)[first]
        return (
            BlockFeatures(self._teacher.backbone, teacher_first, blocks),
            BlockFeatures(self._student.backbone, first, layers),
        )

    def _layer_sums(self, teacher: Any, student: Any, padding_mask: Any) -> dict[str, Any]:
        sums = {}
        for layer in self._stage.layers:
            terms = layer_transfer_losses(
                self._stage.transfer,
                _features(teacher, self._teacher_layers[layer]),
                _features(student, layer),
                padding_mask,
            )
            sums |= {f"{name}/layer_{layer}": term for name, term in terms.items()}
        return sums

    def _head_sums(self, teacher: Any, student: Any, batch: Batch) -> dict[str, Any]:
        ids, weights = batch["mask_ids"], batch["mask_weights"]
        labels = batch["next_sentence_labels"]
        words = _words(self._student, student, batch)
        order = self._student.next_sentence_head(student["pooled_output"])
        sums = {
            "next_sentence": losses.next_sentence_loss(order, labels),
            "masked_lm_accuracy": weighted_accuracy(words, ids, weights),
            "next_sentence_accuracy": weighted_accuracy(order, labels),
        }
        if "masked_lm" in self.loss_factors:
            sums["masked_lm"] = losses.masked_lm_loss(words, ids, weights)
        if self._imitates_words:
            sums["knowledge_distillation"] = losses.knowledge_distillation_loss(
                ops.stop_gradient(_words(self._teacher, teacher, batch)),
                words,
                weights,
                self._stage.distillation.temperature,
            )
        return sums


def _features(outputs: Any, layer: int) -> tuple[Any, Any]:
    return outputs[f"feature_map_{layer}"], outputs[f"attention_scores_{layer}"]


def _words(model: keras.Model, outputs: Any, batch: Batch) -> Any:
    """Logits of the masked positions only, (batch, predictions, vocabulary)."""
    return model.masked_lm_head(outputs["sequence_output"], batch["mask_positions"])


def _layer_factors(stage: Stage) -> dict[str, float]:
    factors = {
        f"{name.removesuffix('_factor')}/layer_{layer}": factor / len(stage.layers)
        for layer in stage.layers
        for name, factor in dataclasses.asdict(stage.transfer).items()
        if name.endswith("_factor")
    }
    return {name: factor for name, factor in factors.items() if factor}


def _distillation_factors(stage: Stage) -> dict[str, float]:
    if stage.distillation is None:
        return {}
    ratio = stage.distillation.ground_truth_ratio
    words = {"masked_lm": ratio, "knowledge_distillation": 1.0 - ratio}
    factors = {name: factor for name, factor in words.items() if factor}
    return factors | {"next_sentence": stage.distillation.next_sentence_factor}


def _check_pair(stage: Stage, teacher: keras.Model | None, student: keras.Model) -> None:
    if teacher is None:
        raise ValueError(f"Stage {stage.name!r} needs a teacher. Received: teacher=None")
    names = ["vocabulary_size"] if stage.distillation else []
    if stage.layers:
        names += ["hidden_dim"] + (["num_heads"] if stage.transfer.attention_factor else [])
    for name in names:
        theirs, ours = getattr(teacher.backbone, name), getattr(student.backbone, name)
        if theirs != ours:
            raise ValueError(
                f"`{name}` must be the same for teacher and student to compare them. "
                f"Received: {name}={theirs} and {ours}"
            )
