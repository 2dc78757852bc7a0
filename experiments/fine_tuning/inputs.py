# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From the command line of a table to its comparison."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable
from pathlib import Path

from experiments.experiment import Inputs
from experiments.fine_tuning.config import SCALES, ComparisonConfig
from experiments.fine_tuning.run import EXTENDABLE
from experiments.fine_tuning.toy_inputs import GLUE, PRESET, SQUAD, write_toy_inputs
from experiments.work_directory import WorkDirectory
from mobilebert_tf.task_data import glue_layout

_TOY = "toy"
_SQUAD_VERSIONS = {"squad": "1.1", "squad2": "2.0"}


def comparison_config(
    scale: str, directory: Path, inputs: Inputs, tasks: Iterable[str]
) -> ComparisonConfig:
    """Returns the comparison of those tasks that there are data of.

    Args:
        scale: `cpu` or `smoke`. Without a preset, `smoke` writes toys into `directory`
            and takes these.
        directory: of the run.
        inputs: of the command line.
        tasks: names of tasks that a table wants.

    Raises:
        ValueError: if there is no preset, or of no task are there files to learn from
            and to be judged by.
    """
    config = ComparisonConfig(
        preset=inputs.preset or "",
        glue=inputs.glue or "",
        squad=inputs.squad or "",
        tasks=(),
        scale=SCALES[scale],
        seeds=inputs.seeds,
        workers=inputs.workers,
    )
    if not config.preset and scale == "smoke":
        config = _toy(config, directory)
    if not Path(config.preset, "config.json").is_file():
        raise ValueError(
            "--preset must be the folder of a pre-trained student, with a config.json. "
            f"Received: --preset={config.preset!r}"
        )
    found = tuple(name for name in tasks if name in config.scale and _has_data(config, name))
    if not found:
        raise ValueError(
            f"--glue and --squad must have files of at least one of {', '.join(tasks)}: to learn "
            f"from and to be judged by. Received: --glue={config.glue!r} --squad={config.squad!r}"
        )
    return dataclasses.replace(config, tasks=found)


def _toy(config: ComparisonConfig, directory: Path) -> ComparisonConfig:
    toy = directory / _TOY
    config = dataclasses.replace(
        config, preset=str(toy / PRESET), glue=str(toy / GLUE), squad=str(toy / SQUAD)
    )
    work = WorkDirectory(directory, config, extendable=EXTENDABLE)
    work.run("toy_inputs", functools.partial(write_toy_inputs, toy))
    return config


def _has_data(config: ComparisonConfig, name: str) -> bool:
    data = config.data(name)
    if not data or data.startswith("tfds"):
        return bool(data)
    if name in _SQUAD_VERSIONS:
        version = _SQUAD_VERSIONS[name]
        return all(any(Path(data).glob(f"{split}-v{version}*")) for split in ("train", "dev"))
    splits = glue_layout(name).splits
    judge = next(split for split in splits if split.startswith("dev"))
    folder = Path(data) / glue_layout(name).folder
    return all((folder / f"{splits[split]}.tsv").exists() for split in ("train", judge))
