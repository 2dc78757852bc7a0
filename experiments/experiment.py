# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What `experiments.run` can reproduce."""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Callable
from pathlib import Path

SCALES = ("smoke", "cpu", "paper")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Inputs:
    """What an experiment reads, and how often it is repeated.

    Attributes:
        text: file, directory or pattern of plain text to pre-train on; None for
            the English in the docstrings of the installed packages, and a toy
            language at the scale of `smoke`.
        preset: folder of a pre-trained student to fine-tune; None for a toy at the
            scale of `smoke`, with toy data.
        glue: folder with GLUE's files.
        squad: folder with SQuAD's files.
        seeds: runs that differ in nothing else.
        workers: runs at a time, each with its share of the cores.
    """

    text: str | None = None
    preset: str | None = None
    glue: str | None = None
    squad: str | None = None
    seeds: int = 3
    workers: int = 1

    def __post_init__(self):
        for name in ("seeds", "workers"):
            if getattr(self, name) < 1:
                raise ValueError(
                    f"`{name}` must be at least 1. Received: {name}={getattr(self, name)}"
                )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Experiment:
    """One table or figure of the paper.

    Attributes:
        name: on the command line.
        subject: what it shows, in a few words.
        function: `module:function` that takes the scale, a directory and the
            `Inputs`, and returns the numbers as JSON has them.
        markdown: `module:function` that renders those numbers as a page.
        paper: the commands of the paper's scale, in their order. They take days
            on an accelerator, so they are printed and not run here: each belongs
            on the machine, and under the scheduler, that it is meant for.
    """

    name: str
    subject: str
    function: str
    markdown: str
    paper: tuple[str, ...]

    def run(self, scale: str, directory: Path, inputs: Inputs) -> dict:
        """Runs it at the scale of `smoke` or `cpu`, continuing what is in `directory`."""
        return _load(self.function)(scale, directory, inputs)

    def to_markdown(self, report: dict) -> str:
        """Renders what `run` returned."""
        return _load(self.markdown)(report)


def _load(path: str) -> Callable:
    module, name = path.split(":")
    return getattr(importlib.import_module(module), name)
