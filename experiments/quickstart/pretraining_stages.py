# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The stages that learn from plain text: the teacher, the student, a bare student."""

from __future__ import annotations

import functools

import keras

from experiments.quickstart.config import QuickstartConfig
from experiments.quickstart.corpus_stages import EXAMPLES, load_tokenizer
from experiments.work_directory import WorkDirectory
from mobilebert_tf.data import PretrainingDatasetConfig, pretraining_dataset
from mobilebert_tf.distill import TransferPlan, run_transfer_plan, strategies
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTPretrainer,
    MobileBERTTextClassifierPreprocessor,
    architecture,
    save_preset,
)
from mobilebert_tf.training import OptimizationConfig, TrainingConfig, masked_lm_evaluation

TEACHER_PRESET = "teacher_preset"
STUDENT_PRESET = "pretrained_preset"


def train_teacher(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Pre-trains the IB-BERT teacher on masked words and next sentences."""
    scale = config.scale
    steps = scale.teacher_steps
    plan = strategies.bare(steps, optimization=_decaying(scale.teacher_learning_rate, steps))
    teacher = _make_pretrainer(work, config, scale.teacher)
    return _train(work, config, "teacher", plan, None, teacher, TEACHER_PRESET)


def train_student(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Transfers the teacher layer by layer into a student, then distils it."""
    scale = config.scale
    student = _make_pretrainer(work, config, scale.student)
    plan = strategies.progressive(
        student.backbone.num_layers,
        scale.layer_steps,
        scale.distillation_steps,
        layer_optimization=OptimizationConfig(
            learning_rate=scale.layer_learning_rate,
            warmup_steps=scale.layer_steps // 10,
            end_learning_rate_ratio=0.1,
            bias_correction=True,
        ),
        optimization=_decaying(scale.student_learning_rate, scale.distillation_steps),
    )
    teacher = MobileBERTPretrainer.from_preset(str(work / TEACHER_PRESET))
    return _train(work, config, "student", plan, teacher, student, STUDENT_PRESET)


def train_bare_student(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Trains the same student on masked words alone, for as many steps."""
    steps = work.result("student")["steps"]
    plan = strategies.bare(steps, optimization=_decaying(config.scale.student_learning_rate, steps))
    student = _make_pretrainer(work, config, config.scale.student)
    return _train(work, config, "bare", plan, None, student, "bare_preset")


def _make_pretrainer(
    work: WorkDirectory, config: QuickstartConfig, name: str
) -> MobileBERTPretrainer:
    keras.utils.set_random_seed(config.seed)
    tokenizer = load_tokenizer(work)
    size = architecture(name, vocabulary_size=tokenizer.vocabulary_size())
    preprocessor = MobileBERTTextClassifierPreprocessor(tokenizer, config.scale.sequence_length)
    return MobileBERTPretrainer(MobileBERTBackbone(**size), preprocessor)


def _decaying(learning_rate: float, steps: int) -> OptimizationConfig:
    # In so few steps the moments do not forget that they began at zero by themselves.
    return OptimizationConfig(
        learning_rate=learning_rate, warmup_steps=steps // 10, bias_correction=True
    )


def _train(
    work: WorkDirectory,
    config: QuickstartConfig,
    name: str,
    plan: TransferPlan,
    teacher: MobileBERTPretrainer | None,
    model: MobileBERTPretrainer,
    preset: str,
) -> dict:
    """Runs the plan, saves the preset and scores the model on held-out text."""
    data = PretrainingDatasetConfig(
        batch_size=config.scale.batch_size,
        max_predictions=config.scale.predictions,
        seed=config.seed,
    )
    batches = functools.partial(pretraining_dataset, work / EXAMPLES, "train", data)
    loop = TrainingConfig(steps_per_loop=10, checkpoint_interval=50)
    run_transfer_plan(plan, teacher, model, batches, work / name, config=loop)
    save_preset(model, work / preset)
    scores = masked_lm_evaluation(model, pretraining_dataset(work / EXAMPLES, "held_out", data))
    return {
        "accuracy": scores["masked_lm_accuracy"],
        "next_sentence_accuracy": scores["next_sentence_accuracy"],
        "parameters": model.backbone.count_params(),
        "steps": sum(stage.steps for stage in plan.stages),
    }
