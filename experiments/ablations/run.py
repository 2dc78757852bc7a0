# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tables 2 and 3, small: pre-trains models that differ in their sizes, and compares them.

The paper pre-trains 24 layers for 125k steps of 2048 examples, fine-tunes on SQuAD v1.1
and gives the F1 of the answers. Here models are narrow, shallow and trained for minutes,
nothing is fine-tuned, and what is compared is how many masked words of held-out text
they guess. Only orders can be compared with the paper's, and three seeds say which.

    python -m experiments.run table_2 --scale=cpu --text='wiki-*.txt.xz' --workdir=table_2

18 models, about half an hour on one core; table 3 has 12, and takes a little less.
`--workers=2` trains two at a time.
"""

from __future__ import annotations

import functools
from pathlib import Path

from experiments.ablations import stages
from experiments.ablations.config import SCALES, AblationConfig
from experiments.experiment import Inputs
from experiments.pretraining.vocabulary import load_tokenizer
from experiments.run_stages import run_stages
from experiments.work_directory import WorkDirectory


def run_table_2(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Compares teachers: widths between and inside of blocks, and heads (paper, table 2)."""
    return run_ablation(_config(2, scale, inputs), directory)


def run_table_3(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Compares students: attention against stacked feed-forwards (paper, table 3)."""
    return run_ablation(_config(3, scale, inputs), directory)


def _config(table: int, scale: str, inputs: Inputs) -> AblationConfig:
    return AblationConfig(
        table=table,
        text=inputs.text,
        is_toy=scale == "smoke",
        scale=SCALES[table, scale],
        seeds=inputs.seeds,
        workers=inputs.workers,
    )


def run_ablation(config: AblationConfig, directory: str | Path) -> dict:
    """Runs every unfinished stage in `directory`.

    All rows of a seed come before the next seed, so that a run that is stopped has
    compared what it has.

    Returns:
        What was found out, as JSON has it.

    Raises:
        ValueError: for bad input, with what to do about it.
        OSError: if a file cannot be read or written.
    """
    work = WorkDirectory(directory, config, extendable=("seeds", "workers"))
    examples = work.run("examples", functools.partial(stages.make_examples, work, config))
    train = {
        f"{row}_{seed}": functools.partial(stages.train_model, work, config, row, seed)
        for seed in range(config.seeds)
        for row in config.scale.rows
    }
    scores = run_stages(work, train, config.workers)
    words = load_tokenizer(work.path).vocabulary_size()
    return {
        "table": config.table,
        "examples": examples,
        "models": {
            row: {
                "settings": stages.settings(config, row, words),
                "results": [scores[f"{row}_{seed}"] for seed in range(config.seeds)],
            }
            for row in config.scale.rows
        },
        "seconds": {name: round(value, 1) for name, value in work.seconds().items()},
        "config": work.config,
    }
