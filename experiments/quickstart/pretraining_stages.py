# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The stages that learn from plain text: the teacher, the student, a bare student."""

from __future__ import annotations

from experiments.pretraining.new_pretrainer import new_pretrainer
from experiments.pretraining.short_optimization import short_optimization
from experiments.pretraining.train_and_score import train_and_score
from experiments.quickstart.config import QuickstartConfig
from experiments.work_directory import WorkDirectory
from mobilebert_tf.distill import TransferPlan, strategies
from mobilebert_tf.models import MobileBERTPretrainer, architecture, save_preset
from mobilebert_tf.training import TrainingConfig

TEACHER_PRESET = "teacher_preset"
STUDENT_PRESET = "pretrained_preset"
# People watch, and may interrupt at any time.
_LOOP = TrainingConfig(steps_per_loop=10, checkpoint_interval=50)


def train_teacher(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Pre-trains the IB-BERT teacher on masked words and next sentences."""
    scale = config.scale
    steps = scale.teacher_steps
    optimization = short_optimization(steps, scale.teacher_learning_rate)
    plan = strategies.bare(steps, optimization=optimization)
    teacher = _new_pretrainer(work, config, scale.teacher)
    return _train(work, config, "teacher", plan, None, teacher, TEACHER_PRESET)


def train_student(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Transfers the teacher layer by layer into a student, then distils it."""
    scale = config.scale
    student = _new_pretrainer(work, config, scale.student)
    plan = strategies.progressive(
        student.backbone.num_layers,
        scale.layer_steps,
        scale.distillation_steps,
        layer_optimization=short_optimization(
            scale.layer_steps, scale.layer_learning_rate, end_learning_rate_ratio=0.1
        ),
        optimization=short_optimization(scale.distillation_steps, scale.student_learning_rate),
        lower_layer_learning_rate_factor=0.0,
    )
    teacher = MobileBERTPretrainer.from_preset(str(work / TEACHER_PRESET))
    return _train(work, config, "student", plan, teacher, student, STUDENT_PRESET)


def train_bare_student(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Trains the same student on masked words alone, for as many steps."""
    steps = work.result("student")["steps"]
    optimization = short_optimization(steps, config.scale.student_learning_rate)
    plan = strategies.bare(steps, optimization=optimization)
    student = _new_pretrainer(work, config, config.scale.student)
    return _train(work, config, "bare", plan, None, student, "bare_preset")


def _new_pretrainer(
    work: WorkDirectory, config: QuickstartConfig, name: str
) -> MobileBERTPretrainer:
    return new_pretrainer(work.path, architecture(name), config.scale.sequence_length, config.seed)


def _train(
    work: WorkDirectory,
    config: QuickstartConfig,
    name: str,
    plan: TransferPlan,
    teacher: MobileBERTPretrainer | None,
    model: MobileBERTPretrainer,
    preset: str,
) -> dict:
    """Runs the plan, scores the model on held-out text and saves the preset."""
    scores = train_and_score(
        work.path, name, plan, teacher, model, config.scale, config.seed, config.seed, _LOOP
    )
    save_preset(model, work / preset)
    return scores
