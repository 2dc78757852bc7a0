# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What is compared, and how long it may take."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from experiments.fine_tuning.task_scale import TaskScale
from mobilebert_tf.tasks import task, task_names

VARIANTS = ("pretrained", "random")

# A student of six narrow layers takes a quarter of a second a step on one core with 64 tokens,
# half a second with 128: one to three minutes a fine-tuning. SQuAD takes ten, for of a context
# there are six windows of 128 tokens.
_SENTENCES = TaskScale(
    sequence_length=64, epochs=2, learning_rate=1e-3, max_training=10_000, max_development=1000
)
_PAIRS = TaskScale(epochs=3, learning_rate=1e-3, max_training=4000, max_development=1000)
_QUESTIONS = TaskScale(epochs=2, learning_rate=1e-3, max_training=4000, max_development=500)
CPU: Mapping[str, TaskScale] = {
    "cola": _SENTENCES,
    "sst2": _SENTENCES,
    **dict.fromkeys(("mrpc", "stsb", "qqp", "mnli", "qnli", "rte"), _PAIRS),
    "squad": _QUESTIONS,  # SQuAD 2.0 as well would take as long as all the others together.
}
SMOKE: Mapping[str, TaskScale] = {
    name: dataclasses.replace(scale, sequence_length=32, epochs=1, max_training=64)
    for name, scale in CPU.items()
    if name in ("sst2", "squad")
}
SCALES = {"cpu": CPU, "smoke": SMOKE}


@dataclasses.dataclass(frozen=True, kw_only=True)
class ComparisonConfig:
    """A preset, tasks and seeds.

    Attributes:
        preset: folder of the pre-trained student.
        glue: folder with GLUE's files; empty if none of its tasks is asked for.
        squad: folder or file for the tasks of SQuAD, likewise.
        tasks: names.
        scale: how much of each task, by its name.
        seeds: runs of each that differ in nothing else.
        workers: runs at a time.
    """

    preset: str
    glue: str = ""
    squad: str = ""
    tasks: tuple[str, ...] = ("sst2", "mrpc", "rte")
    scale: Mapping[str, TaskScale] = dataclasses.field(
        default_factory=lambda: dict.fromkeys(task_names(), TaskScale())
    )
    seeds: int = 3
    workers: int = 1

    def __post_init__(self) -> None:
        for name in ("seeds", "workers"):
            if getattr(self, name) < 1:
                raise ValueError(
                    f"`{name}` must be positive. Received: {name}={getattr(self, name)}"
                )
        for name in self.tasks:
            task(name)
            if not self.data(name):
                flag = "squad" if name.startswith("squad") else "glue"
                raise ValueError(f"`{flag}` must be given for the task {name}. Received: {flag}=''")
            if name not in self.scale:
                raise ValueError(
                    f"`tasks` must be of {tuple(self.scale)} at this scale. Received: {name!r}"
                )

    def data(self, name: str) -> str:
        """Returns where the data of a task are."""
        return self.squad if name.startswith("squad") else self.glue
