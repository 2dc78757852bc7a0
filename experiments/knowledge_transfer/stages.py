# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The stages of the comparison: examples, the teacher, one student."""

from __future__ import annotations

import keras

from experiments.knowledge_transfer.config import SMOKE, TransferConfig
from experiments.knowledge_transfer.variants import VARIANTS, slower_at_the_end
from experiments.pretraining.new_pretrainer import new_pretrainer
from experiments.pretraining.prepare_examples import prepare_examples
from experiments.pretraining.short_optimization import short_optimization
from experiments.pretraining.train_and_score import train_and_score
from experiments.work_directory import WorkDirectory
from mobilebert_tf.distill import strategies
from mobilebert_tf.models import MobileBERTPretrainer, architecture, save_preset

TEACHER = "teacher_preset"


def write_examples(work: WorkDirectory, config: TransferConfig) -> dict:
    """Learns a vocabulary and writes sentence pairs, some documents' held out."""
    is_toy = config.scale == SMOKE
    return prepare_examples(work.path, config.text, config.scale, is_toy)


def train_teacher(work: WorkDirectory, config: TransferConfig) -> dict:
    """Pre-trains the IB-BERT teacher and saves it as a preset."""
    scale = config.scale
    steps = scale.teacher_steps
    optimization = short_optimization(steps, scale.teacher_learning_rate)
    plan = strategies.bare(steps, optimization=optimization)
    teacher = _pretrainer(work, config, scale.teacher, seed=0)
    scores = train_and_score(work.path, "teacher", plan, None, teacher, scale)
    save_preset(teacher, work / TEACHER)
    return scores


def train_student(
    work: WorkDirectory, config: TransferConfig, variant: str, seed: int, ratio: float = 1.0
) -> dict:
    """Trains one student and saves it as a preset.

    `seed` is that of its weights, its batches and their masks, and `ratio` what the
    rate of the last stage is multiplied with.
    """
    keras.backend.clear_session()
    plan = slower_at_the_end(VARIANTS[variant](config.scale), ratio)
    teacher = MobileBERTPretrainer.from_preset(str(work / TEACHER)) if variant != "bare" else None
    student = _pretrainer(work, config, config.scale.student, seed + 1)
    name = student_name(variant, seed, ratio)
    scores = train_and_score(work.path, name, plan, teacher, student, config.scale, seed + 1)
    save_preset(student, work / student_preset(variant, seed, ratio))
    return scores


def student_name(variant: str, seed: int, ratio: float = 1.0) -> str:
    """Returns the name of a student's stage, and of the folder of its checkpoints."""
    return f"{variant}_{seed}" + (f"_rate_{ratio:g}" if ratio != 1.0 else "")


def student_preset(variant: str, seed: int, ratio: float = 1.0) -> str:
    """Returns the name of the folder that a student is saved in."""
    return f"{student_name(variant, seed, ratio)}_preset"


def _pretrainer(
    work: WorkDirectory, config: TransferConfig, name: str, seed: int
) -> MobileBERTPretrainer:
    size = architecture(name, num_layers=config.scale.num_layers)
    return new_pretrainer(work.path, size, config.scale.sequence_length, seed)
