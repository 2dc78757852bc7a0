# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Figure 3, small: what teacher and students attend to, drawn and measured.

    python -m experiments.run figure_3 --scale=cpu --text='wiki-*.txt.xz' --workdir=table_9

It compares the students of table 9, and trains those that its work directory lacks: in
the directory of a finished table 9 of the same text it only measures and draws, in a
minute or two. `record.json` there becomes this figure's.

The paper shows maps (appendix C). Beside them stands a number here: the mean
KL divergence of the teacher's attention from the student's, in nats, over held-out
text, as in equation 3.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import tqdm

from experiments.attention_maps.attention_divergence import attention_divergence
from experiments.attention_maps.best_order import best_order
from experiments.attention_maps.draw import draw
from experiments.experiment import Inputs
from experiments.knowledge_transfer import stages
from experiments.knowledge_transfer.comparison import train_comparison
from experiments.knowledge_transfer.config import SCALES, TransferConfig
from experiments.pretraining.held_out_batches import held_out_batches
from experiments.work_directory import WorkDirectory
from mobilebert_tf.distill.example_attention import example_attention
from mobilebert_tf.models import MobileBERTPretrainer

PICTURE = "figure_3.png"
# Student -> its name in the picture.
TITLES = {
    "progressive": "PD + FMT + AT",
    "progressive_feature_maps": "PD + FMT",
    "distillation_only": "PD",
    "bare": "bare",
}
# The smallest form is to run everything, not to compare.
_VARIANTS = {"cpu": tuple(TITLES), "smoke": ("progressive", "bare")}
_BATCHES = 8


def run(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Trains what is missing, measures every student and draws those of the first seed.

    Returns:
        What was found out, as JSON has it.

    Raises:
        ValueError: for bad input, with what to do about it.
        OSError: if a file cannot be read or written.
    """
    config = TransferConfig(
        text=inputs.text,
        scale=SCALES[scale],
        seeds=inputs.seeds,
        variants=_VARIANTS[scale],
        workers=inputs.workers,
    )
    work = train_comparison(config, directory)
    runs = list(itertools.product(range(config.seeds), config.variants))
    for seed, name in runs:
        if not (work / stages.student_preset(name, seed)).exists():
            # Trained before presets were kept, or tidied away: its last checkpoint is there.
            stages.train_student(work, config, name, seed)
    batches = list(held_out_batches(work.path, config.scale).take(_BATCHES))
    # The first layer and the middle one, as the paper has 1 and 12 of 24.
    layers = sorted({0, max(config.scale.num_layers // 2 - 1, 1)})
    teacher = _load(work, stages.TEACHER)
    maps = {"teacher": example_attention(teacher, layers, batches[0])}
    students: dict[str, list[dict]] = {name: [] for name in config.variants}
    for seed, name in tqdm.tqdm(runs, desc="attention", unit="student"):
        student = _load(work, stages.student_preset(name, seed))
        students[name].append(_measure(teacher, student, batches))
        if seed == 0:
            maps[TITLES[name]] = example_attention(student, layers, batches[0])
    draw(work / PICTURE, maps, layers)
    return {
        "examples": sum(len(batch["token_ids"]) for batch in batches),
        "students": students,
        "even_divergence": attention_divergence(teacher, None, batches)[..., 0].tolist(),
        "picture": PICTURE,
        "config": work.config,
    }


def _measure(
    teacher: MobileBERTPretrainer, student: MobileBERTPretrainer, batches: list[dict]
) -> dict:
    """Returns the divergence of each layer's heads, as they stand and in the best order."""
    divergence = attention_divergence(teacher, student, batches)
    orders = [best_order(layer) for layer in divergence]
    return {
        "divergence": divergence.diagonal(axis1=1, axis2=2).tolist(),
        "best_order": [order for order, _ in orders],
        "best_order_divergence": [mean for _, mean in orders],
    }


def _load(work: WorkDirectory, preset: str) -> MobileBERTPretrainer:
    return MobileBERTPretrainer.from_preset(str(work / preset))
