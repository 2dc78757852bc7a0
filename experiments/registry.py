# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The experiments by name."""

from __future__ import annotations

import difflib

from experiments.experiment import Experiment

_TRAIN = "python -m mobilebert_tf.train --config={config} --workdir=WORK/{name} --set {settings}"


def _pretrain(config: str, name: str, *settings: str) -> str:
    return _TRAIN.format(
        config=config,
        name=name,
        settings=" ".join(("examples=EXAMPLES", *settings, f"output=PRESETS/{name}")),
    )


_TEACHER = _pretrain("teacher", "teacher", "vocabulary=EXAMPLES/vocab.txt", "distribution=tpu")


def _students(*strategies: str, **settings: str) -> tuple[str, ...]:
    # Ablations halve the distillation (paper, 4.2).
    steps = {"progressive": 250_000, "joint": 250_000}
    return tuple(
        _pretrain(
            strategy,
            strategy,
            *(() if strategy == "bare" else ("teacher=PRESETS/teacher",)),
            *(("vocabulary=EXAMPLES/vocab.txt",) if strategy == "bare" else ()),
            f"strategy.steps={steps.get(strategy, 490_000)}",
            *(f"{name}={value}" for name, value in settings.items()),
            "distribution=tpu",
        )
        for strategy in strategies
    )


def _on_a_phone(*architectures: str) -> tuple[str, ...]:
    exports = [
        f"python -m export.to_tflite --architecture={name} --seed=0 --precision=float32 "
        f"--sequence_length=128 --output=FILES/{name}.tflite"
        for name in architectures
    ]
    models = " ".join(f"--model=FILES/{name}.tflite" for name in architectures)
    return (
        *exports,
        f"python -m android_bench.run {models} --target=adb --threads=4 --output=WORK",
    )


EXPERIMENTS = {
    experiment.name: experiment
    for experiment in (
        Experiment(
            name="table_1",
            subject="parameters and FLOPs of the models",
            function="experiments.model_settings:run",
            markdown="experiments.model_settings:to_markdown",
            paper=("python -m experiments.run table_1 --scale=cpu --workdir=WORK",),
        ),
        Experiment(
            name="table_4_latency",
            subject="latency of BERT-base, MobileBERT and its tiny form",
            function="experiments.latency:run_table_4",
            markdown="experiments.latency:to_markdown",
            paper=_on_a_phone("bert_base", "mobilebert", "mobilebert_tiny"),
        ),
        Experiment(
            name="table_7",
            subject="latency of LayerNorm and NoNorm, GELU and ReLU",
            function="experiments.latency:run_table_7",
            markdown="experiments.latency:to_markdown",
            paper=_on_a_phone(
                "mobilebert_no_opt",
                "mobilebert_layernorm_relu",
                "mobilebert_nonorm_gelu",
                "mobilebert",
            ),
        ),
        Experiment(
            name="table_8",
            subject="strategies of transfer: AKT, JKT, PKT",
            function="experiments.knowledge_transfer.run:run_table_8",
            markdown="experiments.knowledge_transfer.run:to_markdown",
            paper=(_TEACHER, *_students("auxiliary", "joint", "progressive")),
        ),
        Experiment(
            name="table_9",
            subject="objectives: bare, + PD, + FMT, + AT",
            function="experiments.knowledge_transfer.run:run_table_9",
            markdown="experiments.knowledge_transfer.run:to_markdown",
            paper=(
                _TEACHER,
                *_students(
                    "bare", "distillation_only", "progressive", architecture="mobilebert_no_opt"
                ),
            ),
        ),
    )
}


def experiment(name: str) -> Experiment:
    """Returns the experiment of a name.

    Raises:
        ValueError: for an unknown name, with the nearest known one.
    """
    if name not in EXPERIMENTS:
        nearest = difflib.get_close_matches(name, EXPERIMENTS, n=1, cutoff=0.0)[0]
        raise ValueError(
            f"`name` must be one of {tuple(EXPERIMENTS)}. Received: name={name!r}. "
            f"Did you mean {nearest!r}?"
        )
    return EXPERIMENTS[name]
