# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The official scores of a preset or of a `.tflite` file."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import pathlib
import time
from collections.abc import Sequence
from typing import Any

from mobilebert_tf.files import whole_file
from mobilebert_tf.lite import read_metadata
from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask, TaskExamples
from mobilebert_tf.tasks.given_class_names import given_class_names
from mobilebert_tf.tasks.named_tasks import task

_TASK = "task.json"


@dataclasses.dataclass(frozen=True, kw_only=True)
class EvaluationConfig:
    """What is evaluated, and on what.

    Attributes:
        model: folder of a preset, or a `.tflite` file.
        task: name of the task.
        data: folder or file with the task's data, or `tfds`, or `tfds:FOLDER`.
        splits: names of splits; empty for the development splits.
        batch_size: of a preset; a file runs one example at a time.
        threads: of a file.
        skip_bad_rows: leave out rows that cannot be understood, and count them.
        predictions: file for a JSON line per example; empty for none.
        submission: folder for the leaderboard's files; empty for none.

    Raises:
        ValueError: naming the field that is missing or out of range.
    """

    model: str
    task: str
    data: str
    splits: tuple[str, ...] = ()
    batch_size: int = 32
    threads: int = 1
    skip_bad_rows: bool = False
    predictions: str = ""
    submission: str = ""

    def __post_init__(self) -> None:
        for name in ("model", "task", "data"):
            if not getattr(self, name):
                raise ValueError(f"`{name}` must be given. Received: {name}=''")
        for name in ("batch_size", "threads"):
            if getattr(self, name) < 1:
                raise ValueError(
                    f"`{name}` must be positive. Received: {name}={getattr(self, name)}"
                )


def evaluate_task(config: EvaluationConfig, progress: bool = True) -> dict[str, Any]:
    """Scores a model, and writes predictions and submissions if they are asked for.

    Args:
        config: what to evaluate.
        progress: show a bar.

    Returns:
        `model`, `task`, and under `splits` for each split its `scores` (none without
        labels), its `data` (how many rows were read, and how many not), and `seconds`.

    Raises:
        ValueError: if the model or the data cannot be read, do not fit the task, or
            there is something else where a file or a folder is to be written.
    """
    _check_places(config)
    chosen = task(config.task)
    names = config.splits or chosen.development_splits or chosen.test_splits
    if len(names) > 1 and pathlib.Path(config.data).is_file():
        raise ValueError(
            f"`splits` must name the one split that the file is, of {list(names)}. "
            f"Received: data={config.data!r}"
        )
    named = {"class_names": _class_names(config.model)} if chosen.takes_class_names else {}
    splits = {name: chosen.read(config.data, name, config.skip_bad_rows, **named) for name in names}
    run = _runner(config, chosen, progress)
    report: dict[str, Any] = {"model": config.model, "task": config.task, "splits": {}}
    rows: list[dict[str, Any]] = []
    for name, examples in splits.items():
        start = time.perf_counter()
        outputs = run(examples)
        seconds = time.perf_counter() - start
        labelled = getattr(examples, "labels", ()) is not None
        report["splits"][name] = {
            "scores": chosen.scores(examples, outputs) if labelled else {},
            "data": dict(examples.summary),
            "seconds": round(seconds, 3),
        }
        rows += [{"split": name} | row for row in chosen.predictions(examples, outputs)]
        if config.submission:
            chosen.write_submission(examples, outputs, name, config.submission)
    if config.predictions:
        with whole_file(config.predictions) as partial:
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            partial.write_text("".join(lines), encoding="utf-8")
    return report


def _check_places(config: EvaluationConfig) -> None:
    """Before the time is spent, for nothing is reported if they cannot be written."""
    if os.path.isdir(config.predictions):
        raise ValueError(
            f"`predictions` must be a file. Received: predictions={config.predictions!r}, a folder"
        )
    if os.path.isfile(config.submission):
        raise ValueError(
            f"`submission` must be a folder. Received: submission={config.submission!r}, a file"
        )


def _class_names(model: str) -> tuple[str, ...] | None:
    """A model's classes; None if they are but numbered, as they are where nobody named them."""
    path = pathlib.Path(model)
    names: Sequence[str] = ()
    if path.is_file():
        names = read_metadata(path.read_bytes()).labels
    elif (path / _TASK).is_file():
        # What is wrong with it, who loads the preset will say.
        with contextlib.suppress(ValueError, LookupError, TypeError):
            names = json.loads((path / _TASK).read_text("utf-8"))["config"]["class_names"] or ()
    return given_class_names(names)


def _runner(config: EvaluationConfig, chosen: FineTuningTask, progress: bool):
    """Returns what gives a split's outputs."""
    path = pathlib.Path(config.model)
    if path.is_file():

        def run_file(examples: TaskExamples) -> Any:
            return chosen.lite_outputs(os.fspath(path), examples, config.threads, progress)

        return run_file
    if not path.exists():
        raise ValueError(
            "`model` must be a preset's folder or a `.tflite` file. "
            f"Received: model={config.model!r}, which is missing."
        )
    from mobilebert_tf.models import load_preset

    model = load_preset(str(path))
    return lambda examples: chosen.keras_outputs(model, examples, config.batch_size, progress)
