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


_TEACHER_SETTINGS = ("vocabulary=EXAMPLES/vocab.txt", "distribution=tpu")
_TEACHER = _pretrain("teacher", "teacher", *_TEACHER_SETTINGS)
_LONGER_TEACHER = _pretrain("teacher", "teacher", "strategy.steps=1000000", *_TEACHER_SETTINGS)


def _students(
    *strategies: str, steps: int = 250_000, suffix: str = "", **settings: str
) -> tuple[str, ...]:
    # Ablations halve the distillation (paper, 4.2).
    distillation = {"progressive": steps, "joint": steps}
    return tuple(
        _pretrain(
            strategy,
            f"{strategy}{suffix}",
            *(() if strategy == "bare" else ("teacher=PRESETS/teacher",)),
            *(("vocabulary=EXAMPLES/vocab.txt",) if strategy == "bare" else ()),
            f"strategy.steps={distillation.get(strategy, 490_000)}",
            *(f"{name}={value}" for name, value in settings.items()),
            "distribution=tpu",
        )
        for strategy in strategies
    )


_STRATEGIES = ("auxiliary", "joint", "progressive")
_SLOWER = {"suffix": "_slower", "strategy.optimization.learning_rate": "1.5e-4"}
_WITHOUT_OPT = (
    _TEACHER,
    *_students("bare", "distillation_only", "progressive", architecture="mobilebert_no_opt"),
    _pretrain(
        "progressive",
        "progressive_feature_maps",
        "teacher=PRESETS/teacher",
        "strategy.steps=250000",
        "strategy.transfer.attention_factor=0.0",
        "architecture=mobilebert_no_opt",
        "distribution=tpu",
    ),
)


def _search(architecture: str, *rows: str) -> tuple[str, ...]:
    """Pre-trains and fine-tunes the rows of a search for an architecture (paper, 4.1)."""
    commands = []
    for name in (architecture.format(row) for row in rows):
        commands.append(
            _pretrain(
                "bare",
                name,
                "vocabulary=EXAMPLES/vocab.txt",
                f"architecture={name}",
                "strategy.steps=125000",
                "data.batch_size=2048",
                "distribution=tpu",
            )
        )
        settings = f"preset=PRESETS/{name} data=SQUAD output=PRESETS/{name}_squad"
        commands.append(
            _TRAIN.format(config="finetune_squad", name=f"{name}_squad", settings=settings)
        )
    return tuple(commands)


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


def _fine_tunings(*tasks: str) -> tuple[str, ...]:
    # The paper, 4.3 and 4.4: batch size, learning rate and epochs by a search.
    return (
        _TEACHER,
        *_students("progressive", steps=500_000),
        *(
            f"python -m mobilebert_tf.search --task={task} --preset=PRESETS/progressive "
            f"--data={'SQUAD' if task.startswith('squad') else 'GLUE'} --workdir=WORK/{task} "
            f"--output=PRESETS/{task}"
            for task in tasks
        ),
    )


def _quantised(*tasks: str) -> tuple[str, ...]:
    # `FILES/TASK.tflite.json` has the score of the file, of the preset, and the points lost.
    return tuple(
        f"python -m export.to_tflite --preset=PRESETS/{task} --precision=int8 "
        f"--sequence_length={384 if task == 'squad' else 128} --calibration_task={task} "
        f"--calibration={data} --task={task} --data={data} --output=FILES/{task}.tflite"
        for task, data in ((task, "SQUAD" if task == "squad" else "GLUE") for task in tasks)
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
            name="table_2",
            subject="widths between and inside of a teacher's blocks",
            function="experiments.ablations.run:run_table_2",
            markdown="experiments.ablations.to_markdown:to_markdown",
            paper=_search("ib_bert_table2_{}", *"abcdefghi"),
        ),
        Experiment(
            name="table_3",
            subject="attention against stacked feed-forwards in a student's blocks",
            function="experiments.ablations.run:run_table_3",
            markdown="experiments.ablations.to_markdown:to_markdown",
            paper=_search("mobilebert_table3_{}", "192", "160", "128", "96"),
        ),
        Experiment(
            name="table_4",
            subject="scores on GLUE",
            function="experiments.fine_tuning.table_4:run_table_4",
            markdown="experiments.fine_tuning.table_4:to_markdown",
            paper=_fine_tunings("cola", "sst2", "mrpc", "stsb", "qqp", "mnli", "qnli", "rte"),
        ),
        Experiment(
            name="table_4_latency",
            subject="latency of BERT-base, MobileBERT and its tiny form",
            function="experiments.latency:run_table_4",
            markdown="experiments.latency:to_markdown",
            paper=_on_a_phone("bert_base", "mobilebert", "mobilebert_tiny"),
        ),
        Experiment(
            name="table_5",
            subject="scores on SQuAD",
            function="experiments.fine_tuning.table_5:run_table_5",
            markdown="experiments.fine_tuning.table_5:to_markdown",
            paper=_fine_tunings("squad", "squad2"),
        ),
        Experiment(
            name="table_6",
            subject="points lost by quantisation",
            function="experiments.quantization.table_6:run_table_6",
            markdown="experiments.quantization.to_markdown:to_markdown",
            paper=(
                *_fine_tunings("mnli", "qnli", "mrpc", "sst2", "squad"),
                *_quantised("mnli", "qnli", "mrpc", "sst2", "squad"),
            ),
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
            paper=(_TEACHER, *_students(*_STRATEGIES)),
        ),
        Experiment(
            name="table_8_rates",
            subject="the strategies, and with a tenth of the rate in the last stage",
            function="experiments.knowledge_transfer.rates:run_rates",
            markdown="experiments.knowledge_transfer.rates:to_markdown",
            paper=(_TEACHER, *_students(*_STRATEGIES), *_students(*_STRATEGIES, **_SLOWER)),
        ),
        Experiment(
            name="table_8_teacher",
            subject="the strategies under a teacher trained twice as long, at the lower rate",
            function="experiments.knowledge_transfer.longer_teacher:run_longer_teacher",
            markdown="experiments.knowledge_transfer.rates:to_markdown",
            paper=(_LONGER_TEACHER, *_students(*_STRATEGIES, **_SLOWER)),
        ),
        Experiment(
            name="table_9",
            subject="objectives: bare, + PD, + FMT, + AT",
            function="experiments.knowledge_transfer.run:run_table_9",
            markdown="experiments.knowledge_transfer.run:to_markdown",
            paper=_WITHOUT_OPT,
        ),
        Experiment(
            name="figure_3",
            subject="what teacher and students attend to",
            function="experiments.attention_maps.run:run",
            markdown="experiments.attention_maps.to_markdown:to_markdown",
            # Every student leaves its maps beside the teacher's, in `WORK/NAME/attention`.
            paper=_WITHOUT_OPT,
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
