# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The stages of the comparison: examples, the teacher, one student."""

from __future__ import annotations

import functools
from pathlib import Path

import keras
import tqdm

from experiments.knowledge_transfer.config import SMOKE, TransferConfig
from experiments.knowledge_transfer.variants import VARIANTS
from experiments.quickstart.docstring_corpus import docstring_documents, read_docstrings
from experiments.quickstart.toy_corpus import toy_documents
from experiments.work_directory import WorkDirectory
from experiments.write_documents import write_documents
from mobilebert_tf.data import (
    PretrainingDatasetConfig,
    PretrainingExamplesConfig,
    learn_vocabulary,
    load_vocabulary,
    pretraining_dataset,
    read_documents,
    save_vocabulary,
    write_pretraining_examples,
)
from mobilebert_tf.distill import TransferPlan, run_transfer_plan, strategies
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTPretrainer,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTokenizer,
    architecture,
    save_preset,
)
from mobilebert_tf.training import OptimizationConfig, TrainingConfig, masked_lm_evaluation

EXAMPLES = "examples"
VOCABULARY = "vocab.txt"
TEACHER = "teacher_preset"


def write_examples(work: WorkDirectory, config: TransferConfig) -> dict:
    """Learns a vocabulary and writes sentence pairs, some documents' held out."""
    source = _text(work, config)
    paragraphs = (text for document in read_documents(source) for text in document)
    vocabulary = learn_vocabulary(
        tqdm.tqdm(paragraphs, desc="paragraphs", unit=""), config.scale.vocabulary_size
    )
    save_vocabulary(work / VOCABULARY, vocabulary)
    summary = write_pretraining_examples(
        tqdm.tqdm(read_documents(source), desc="documents", unit=""),
        _tokenizer(work),
        work / EXAMPLES,
        PretrainingExamplesConfig(sequence_length=config.scale.sequence_length),
    )
    return {split: summary[split]["examples"] for split in ("train", "held_out")}


def train_teacher(work: WorkDirectory, config: TransferConfig) -> dict:
    """Pre-trains the IB-BERT teacher and saves it as a preset."""
    scale = config.scale
    plan = strategies.bare(
        scale.teacher_steps,
        optimization=OptimizationConfig(
            learning_rate=scale.teacher_learning_rate,
            warmup_steps=scale.teacher_steps // 10,
            bias_correction=True,
        ),
    )
    teacher = _pretrainer(work, config, scale.teacher, seed=0)
    scores = _train(work, config, "teacher", plan, None, teacher)
    save_preset(teacher, work / TEACHER)
    return scores


def train_student(work: WorkDirectory, config: TransferConfig, variant: str, seed: int) -> dict:
    """Trains one student and saves it as a preset.

    `seed` is that of its weights, its batches and their masks.
    """
    keras.backend.clear_session()
    plan = VARIANTS[variant](config.scale)
    teacher = MobileBERTPretrainer.from_preset(str(work / TEACHER)) if variant != "bare" else None
    student = _pretrainer(work, config, config.scale.student, seed + 1)
    scores = _train(work, config, f"{variant}_{seed}", plan, teacher, student, seed + 1)
    save_preset(student, work / f"{variant}_{seed}_preset")
    return scores


def _text(work: WorkDirectory, config: TransferConfig) -> str | Path:
    if config.text:
        return config.text
    path = work / "text.txt"
    is_toy = config.scale == SMOKE
    documents = toy_documents(0) if is_toy else docstring_documents(read_docstrings())
    write_documents(path, documents)
    return path


def _tokenizer(work: WorkDirectory) -> MobileBERTTokenizer:
    return MobileBERTTokenizer(load_vocabulary(work / VOCABULARY))


def _pretrainer(
    work: WorkDirectory, config: TransferConfig, name: str, seed: int
) -> MobileBERTPretrainer:
    keras.utils.set_random_seed(seed)
    tokenizer = _tokenizer(work)
    size = architecture(
        name,
        vocabulary_size=tokenizer.vocabulary_size(),
        num_layers=config.scale.num_layers,
    )
    preprocessor = MobileBERTTextClassifierPreprocessor(tokenizer, config.scale.sequence_length)
    return MobileBERTPretrainer(MobileBERTBackbone(**size), preprocessor)


def _train(
    work: WorkDirectory,
    config: TransferConfig,
    name: str,
    plan: TransferPlan,
    teacher: MobileBERTPretrainer | None,
    model: MobileBERTPretrainer,
    seed: int = 0,
) -> dict:
    """Runs the plan and scores the model on held-out text."""
    data = PretrainingDatasetConfig(
        batch_size=config.scale.batch_size, max_predictions=config.scale.predictions, seed=seed
    )
    batches = functools.partial(pretraining_dataset, work / EXAMPLES, "train", data)
    loop = TrainingConfig(steps_per_loop=20, checkpoint_interval=200)
    run_transfer_plan(plan, teacher, model, batches, work / name, config=loop)
    # Every model is asked for the same words.
    fixed = PretrainingDatasetConfig(
        batch_size=config.scale.batch_size, max_predictions=config.scale.predictions
    )
    held_out = pretraining_dataset(work / EXAMPLES, "held_out", fixed)
    return masked_lm_evaluation(model, held_out) | {
        "parameters": model.backbone.count_params(),
        "steps": sum(stage.steps for stage in plan.stages),
    }
