# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The loss of a stage: the train step of every strategy, on one screen."""

from __future__ import annotations

import dataclasses
from typing import Any

import keras
from keras import ops

from mobilebert_tf import losses
from mobilebert_tf.distill.feature_model import feature_model
from mobilebert_tf.distill.layer_transfer_losses import layer_transfer_losses
from mobilebert_tf.distill.stage import Stage
from mobilebert_tf.layers import no_gradient
from mobilebert_tf.training import weighted_accuracy
from mobilebert_tf.training.batch import Batch, backbone_inputs


class StageObjective:
    """The terms of a stage's loss; an `Objective` of the training loop.

    The teacher runs with `training=False` and outside of every gradient. Both
    models end at the last block the stage needs, and a model that the stage
    does not need does not run.

    Args:
        stage: what is imitated.
        teacher: a `MobileBERTPretrainer`, or None where the stage needs none; it may
            compute in another precision.
        student: the `MobileBERTPretrainer` that is trained.
        teacher_layers: the teacher's block for each of the student's.
        from_features: whether batches come from a `FeatureCache`; of the blocks only
            the stage's own run then.

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
            blocks = [teacher_layers[layer] for layer in stage.layers]
            self._teacher_model = feature_model(teacher.backbone, blocks, self._imitates_words)
        self._student_model = feature_model(student.backbone, stage.layers, heads)
        self.loss_factors = _layer_factors(stage) | _distillation_factors(stage)
        self.metric_names = ("masked_lm_accuracy", "next_sentence_accuracy") if heads else ()

    def __call__(self, batch: Batch) -> dict[str, losses.WeightedSum]:
        features = self._block_features if self._from_features else self._features
        teacher, student = features(batch)
        teacher = {name: ops.stop_gradient(value) for name, value in teacher.items()}
        sums = self._layer_sums(teacher, student, batch["padding_mask"])
        if self._stage.distillation is not None:
            sums |= self._head_sums(teacher, student, batch)
        return sums

    def _features(self, batch: Batch) -> tuple[dict[str, Any], dict[str, Any]]:
        inputs, teacher = backbone_inputs(batch), {}
        if self._imitates_words or self._stage.layers:
            with no_gradient():
                teacher = self._teacher_model(inputs, training=False)
        return teacher, self._student_model(inputs, training=self._stage.dropout)

    def _block_features(self, batch: Batch) -> tuple[dict[str, Any], dict[str, Any]]:
        """From the cache; TensorFlow leaves out what the teacher's scores do not need."""
        (layer,) = self._stage.layers
        block, mask = self._teacher_layers[layer], batch["padding_mask"]
        with no_gradient():
            _, theirs = self._teacher.backbone.blocks[block](
                batch["teacher_input"], mask, training=False
            )
        output, ours = self._student.backbone.blocks[layer](
            batch["student_input"], mask, training=False
        )
        return (
            {f"feature_map_{block}": batch["teacher_output"], f"attention_scores_{block}": theirs},
            {f"feature_map_{layer}": output, f"attention_scores_{layer}": ours},
        )

    def _layer_sums(self, teacher: Any, student: Any, padding_mask: Any) -> dict[str, Any]:
        sums = {}
        for layer in self._stage.layers:
            terms = layer_transfer_losses(
                self._stage.transfer,
                _of_layer(teacher, self._teacher_layers[layer]),
                _of_layer(student, layer),
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


def _of_layer(outputs: Any, layer: int) -> tuple[Any, Any]:
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
