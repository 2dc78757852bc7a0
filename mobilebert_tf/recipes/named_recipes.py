# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The recipes of runs that have a name.

| recipe | what is trained | batch | steps |
|---|---|---|---|
| `teacher` | IB-BERT-large on masked words | 4096 | 500k |
| `original` | MobileBERT as google-research's README does | 2048 | 24 x 10k + 500k |
| `progressive` | MobileBERT, layer by layer (paper, 4.2) | 4096 | 24 x 10k + 500k |
| `progressive_cached` | the same with frozen layers below, from a cache on disk | 4096 | the same |
| `joint` | MobileBERT, all layers, then distillation | 4096 | 240k + 500k |
| `auxiliary` | MobileBERT, one loss of both | 4096 | 740k |
| `distillation_only` | MobileBERT, no layer losses | 4096 | 740k |
| `bare` | MobileBERT without a teacher | 4096 | 740k |

All students see as many batches. The `_small` forms train in minutes to hours on a
CPU, the `_toy` forms in seconds; `original` has none, for it is `progressive` with
other numbers. `progressive_cached` has these forms only: its disk space grows with batch
and steps, and the full size would need 16 TB.
"""

from __future__ import annotations

import dataclasses
import difflib

from mobilebert_tf.data import PretrainingDatasetConfig
from mobilebert_tf.distill import FeatureCacheConfig, StrategyConfig
from mobilebert_tf.recipes.run_config import RunConfig
from mobilebert_tf.training import OptimizationConfig, TrainingConfig

_STUDENTS = ("progressive", "joint", "auxiliary", "distillation_only", "bare")


@dataclasses.dataclass(frozen=True)
class _Size:
    """What the full, the small and the toy form of a recipe differ in.

    In the short ones LAMB corrects the bias of its moments: there is no time to
    forget that they began at zero.
    """

    suffix: str
    teacher: str
    student: str
    num_layers: int
    teacher_steps: int
    layer_steps: int
    steps: int
    warmup_steps: int
    learning_rate: float
    bias_correction: bool
    data: PretrainingDatasetConfig
    training: TrainingConfig


_SIZES = (
    _Size(
        suffix="",
        teacher="ib_bert_large",
        student="mobilebert",
        num_layers=24,
        teacher_steps=500_000,
        layer_steps=10_000,
        steps=500_000,
        warmup_steps=10_000,
        learning_rate=1.5e-3,
        bias_correction=False,
        data=PretrainingDatasetConfig(batch_size=4096),
        training=TrainingConfig(steps_per_loop=100, checkpoint_interval=1000, tensorboard=True),
    ),
    _Size(
        suffix="_small",
        teacher="ib_bert_small",
        student="mobilebert_small",
        num_layers=4,
        teacher_steps=4000,
        layer_steps=250,
        steps=2000,
        warmup_steps=200,
        learning_rate=1e-2,
        bias_correction=True,
        data=PretrainingDatasetConfig(batch_size=32, max_predictions=10),
        training=TrainingConfig(steps_per_loop=10, checkpoint_interval=100),
    ),
    _Size(
        suffix="_toy",
        teacher="ib_bert_toy",
        student="mobilebert_toy",
        num_layers=2,
        teacher_steps=8,
        layer_steps=4,
        steps=8,
        warmup_steps=2,
        learning_rate=1e-2,
        bias_correction=True,
        data=PretrainingDatasetConfig(batch_size=8, max_predictions=5),
        training=TrainingConfig(steps_per_loop=2, checkpoint_interval=2),
    ),
)


def recipe(name: str) -> RunConfig:
    """Returns the recipe of a name; its paths are empty.

    Raises:
        ValueError: for an unknown name, with the nearest known one.
    """
    if name not in _RECIPES:
        nearest = difflib.get_close_matches(name, _RECIPES, n=1, cutoff=0.0)[0]
        raise ValueError(
            f"`name` must be one of {recipe_names()}. Received: name={name!r}. "
            f"Did you mean {nearest!r}?"
        )
    return _RECIPES[name]


def recipe_names() -> tuple[str, ...]:
    """Returns the known names."""
    return tuple(_RECIPES)


def _teacher(size: _Size) -> RunConfig:
    strategy = StrategyConfig(
        name="bare", steps=size.teacher_steps, optimization=_optimization(size)
    )
    return _run(size, size.teacher, strategy)


def _student(size: _Size, name: str) -> RunConfig:
    layer_steps = size.layer_steps * size.num_layers
    in_layers = {"progressive": size.layer_steps, "joint": layer_steps}.get(name, 0)
    strategy = StrategyConfig(
        name=name,
        layer_steps=in_layers,
        steps=size.steps if in_layers else size.steps + layer_steps,
        layer_optimization=dataclasses.replace(
            _optimization(size),
            warmup_steps=size.layer_steps // 10,
            end_learning_rate_ratio=1.0,
        ),
        optimization=_optimization(size),
    )
    return _run(size, size.student, strategy)


def _cached(size: _Size) -> RunConfig:
    """Every layer reads the same batches, and runs no block but its own."""
    progressive = _student(size, "progressive")
    strategy = dataclasses.replace(
        progressive.strategy,
        lower_layer_learning_rate_factor=0.0,
        repeat_batches=True,
        feature_cache=FeatureCacheConfig(max_gigabytes=10.0),
    )
    return dataclasses.replace(progressive, strategy=strategy)


def _original(size: _Size) -> RunConfig:
    """The command of google-research's README, with what its code makes of the flags.

    The code trains the current layer at three times the README's rate, after a
    warm-up over a tenth of the stage and with a slow decay to 0.9 of it (a root
    there, a line here), and the layers below at a tenth.
    """
    progressive = _student(size, "progressive")
    layer_optimization = dataclasses.replace(
        progressive.strategy.layer_optimization,
        learning_rate=3.0 * size.learning_rate,
        end_learning_rate_ratio=0.9,
    )
    return dataclasses.replace(
        progressive,
        strategy=dataclasses.replace(progressive.strategy, layer_optimization=layer_optimization),
        data=dataclasses.replace(size.data, batch_size=2048),
    )


def _optimization(size: _Size) -> OptimizationConfig:
    return OptimizationConfig(
        learning_rate=size.learning_rate,
        warmup_steps=size.warmup_steps,
        bias_correction=size.bias_correction,
    )


def _run(size: _Size, architecture: str, strategy: StrategyConfig) -> RunConfig:
    return RunConfig(
        architecture=architecture, strategy=strategy, data=size.data, training=size.training
    )


_RECIPES = (
    {f"teacher{size.suffix}": _teacher(size) for size in _SIZES}
    | {f"{name}{size.suffix}": _student(size, name) for size in _SIZES for name in _STUDENTS}
    | {f"progressive_cached{size.suffix}": _cached(size) for size in _SIZES[1:]}
    | {"original": _original(_SIZES[0])}
)
