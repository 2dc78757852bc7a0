# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How large the comparisons of sizes are.

Every width is the paper's divided by the same number, so that the rows of table 3 have
their weights in the same proportions as there. `CPU` takes two to three minutes a model on one
core for the widest rows of table 2, one to two for the others.
"""

from __future__ import annotations

import dataclasses

from experiments.pretraining.example_scale import ExampleScale


@dataclasses.dataclass(frozen=True, kw_only=True)
class AblationScale:
    """Models, data and steps.

    Attributes:
        rows: of the paper's table, each a model.
        width_divisor: what every width of the paper's is divided by.
        num_layers: blocks of every model.
        steps: of every model, on the same examples.
        learning_rate: peak of LAMB's rate, the same for every model.
        examples: examples and batches.
    """

    rows: tuple[str, ...]
    width_divisor: int
    num_layers: int
    steps: int
    learning_rate: float
    examples: ExampleScale


@dataclasses.dataclass(frozen=True, kw_only=True)
class AblationConfig:
    """One run of a comparison.

    Attributes:
        table: number in the paper.
        text: file, directory or pattern of plain text; None for the English in the
            docstrings of the installed packages, and a toy language for `smoke`.
        is_toy: whether that toy language is taken.
        scale: models, data and steps.
        seeds: models of each row.
        workers: models that are trained at a time.
    """

    table: int
    text: str | None
    is_toy: bool
    scale: AblationScale
    seeds: int
    workers: int


_EXAMPLES = ExampleScale(vocabulary_size=4096, sequence_length=64, predictions=10, batch_size=16)
_TOY = ExampleScale(vocabulary_size=200, sequence_length=32, predictions=5, batch_size=8)
SCALES = {
    (2, "cpu"): AblationScale(
        rows=("a", "c", "e", "f", "h", "i"),
        width_divisor=8,
        num_layers=4,
        steps=800,
        learning_rate=1e-2,
        examples=_EXAMPLES,
    ),
    (3, "cpu"): AblationScale(
        rows=("192", "160", "128", "96"),
        width_divisor=4,
        num_layers=6,
        steps=1000,
        learning_rate=2e-2,
        examples=_EXAMPLES,
    ),
    (2, "smoke"): AblationScale(
        rows=("f", "i"),
        width_divisor=16,
        num_layers=2,
        steps=60,
        learning_rate=1e-2,
        examples=_TOY,
    ),
    (3, "smoke"): AblationScale(
        rows=("192", "128"),
        width_divisor=8,
        num_layers=2,
        steps=60,
        learning_rate=1e-2,
        examples=_TOY,
    ),
}
