# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How fast the steps of knowledge transfer are, stage by stage.

    python -m experiments.benchmarks.train_step [--batch=8] [--precision=float32] \
        [--teacher_precision=mixed_bfloat16] [--stages=0,11,23,24] [--feature_cache]

Stages 0 to 23 train a layer, with those below frozen; 24, the number of layers, is
pre-training distillation. Teacher IB-BERT-large and student MobileBERT have random weights
and read one batch of full length with 20 masked words. Printed is the best of `--repeats`
steps after a first one, as the Model Garden's task is timed beside it by
`train_step_pairs`. With `--feature_cache` a layer's step reads its features from disk, and
its time includes the pass that makes them for this batch.

On 2 cores a step takes 0.1 s to 2 s, and making the models and graphs a minute.
"""

from __future__ import annotations

import functools
import os
import pathlib
import shutil
import sys
import tempfile
import time
from collections.abc import Callable

from absl import app, flags

_BATCH = flags.DEFINE_integer("batch", 8, "Sequences of a step.", lower_bound=1)
_LENGTH = flags.DEFINE_integer("sequence_length", 128, "Tokens of each.", lower_bound=8)
_PRECISIONS = ["float32", "mixed_bfloat16"]
_PRECISION = flags.DEFINE_enum("precision", "float32", _PRECISIONS, "What models compute in.")
_TEACHER_PRECISION = flags.DEFINE_enum(
    "teacher_precision", None, _PRECISIONS, "The teacher's, if another."
)
_STAGES = flags.DEFINE_list("stages", ["0", "11", "23", "24"], "Layers; their number is the last.")
_CACHE = flags.DEFINE_bool("feature_cache", False, "Read features from disk above layer 0.")
_REPEATS = flags.DEFINE_integer("repeats", 5, "Steps that are timed.", lower_bound=1)
_JIT = flags.DEFINE_bool("jit_compile", False, "Compile the step with XLA.")
_TEACHER = flags.DEFINE_string("teacher", "ib_bert_large", "Name of an architecture.")
_STUDENT = flags.DEFINE_string("student", "mobilebert", "Name of an architecture.")

_PREDICTIONS = 20
_FILLED_TOGETHER = 3


def main(arguments: list[str]) -> None:
    """Times each stage and prints its speed."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    try:
        teacher = _model(_TEACHER.value, _TEACHER_PRECISION.value or _PRECISION.value)
        student = _model(_STUDENT.value, _PRECISION.value)
        stages = _stages(student.backbone.num_layers)
        for stage in stages:
            seconds = _seconds(stage, teacher, student)
            print(f"stage {stage}: {_BATCH.value / seconds:.3f} sequences/s", flush=True)
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    sizes = {"teacher": teacher.count_params(), "student": student.count_params()}
    print("parameters:", *(f"{name} {size}" for name, size in sizes.items()))


def _stages(num_layers: int) -> list[int]:
    known = [str(stage) for stage in range(num_layers + 1)]
    unknown = [stage for stage in _STAGES.value if stage not in known]
    if unknown or not _STAGES.value:
        raise ValueError(
            f"`--stages` must be layers below {num_layers}, or {num_layers} for distillation. "
            f"Received: stages={','.join(_STAGES.value)}"
        )
    return [int(stage) for stage in _STAGES.value]


def _model(name: str, dtype: str):
    from mobilebert_tf.models import MobileBERTBackbone, MobileBERTPretrainer, architecture

    backbone = MobileBERTBackbone(**architecture(name), dtype=dtype)
    return MobileBERTPretrainer(backbone)


def _dataset(vocabulary_size: int, start: int):
    """The same batch for ever, whichever is the first."""
    import numpy as np
    import tensorflow as tf

    del start
    rng = np.random.default_rng(0)
    batch, length = _BATCH.value, _LENGTH.value
    masks = (batch, _PREDICTIONS)
    examples = {
        "token_ids": rng.integers(5, vocabulary_size, (batch, length)).astype("int32"),
        "padding_mask": np.ones((batch, length), "int32"),
        "segment_ids": np.zeros((batch, length), "int32"),
        "mask_positions": rng.integers(1, length, masks).astype("int32"),
        "mask_ids": rng.integers(5, vocabulary_size, masks).astype("int32"),
        "mask_weights": np.ones(masks, "float32"),
        "next_sentence_labels": rng.integers(0, 2, batch).astype("int32"),
    }
    return tf.data.Dataset.from_tensors(examples).repeat()


def _seconds(number: int, teacher, student) -> float:
    """Of one step of a stage, with what the feature cache spends on it."""
    from mobilebert_tf.distill import progressive, teacher_layers

    layers = student.backbone.num_layers
    stage = progressive(layers, 1000, 1000, lower_layer_learning_rate_factor=0.0).stages[number]
    layer_map = teacher_layers(teacher.backbone.num_layers, layers)
    data = functools.partial(_dataset, student.backbone.vocabulary_size)
    if not (_CACHE.value and stage.can_read_features):
        return _seconds_of_step(stage, teacher, student, layer_map, data(0))
    with tempfile.TemporaryDirectory(prefix="train_step") as directory:
        folder = pathlib.Path(directory)
        cache = _cache(folder, teacher, student, layer_map, data)
        filling = _seconds_of_filling(cache, folder, number)
        dataset = cache.dataset(number, 1).repeat()
        return filling + _seconds_of_step(stage, teacher, student, layer_map, dataset, True)


def _cache(directory: pathlib.Path, teacher, student, layer_map: tuple[int, ...], data: Callable):
    from mobilebert_tf.distill import FeatureCache, FeatureCacheConfig

    config = FeatureCacheConfig(max_gigabytes=100.0)
    return FeatureCache(directory, config, teacher, student, layer_map, data, progress=False)


def _seconds_of_filling(cache, folder: pathlib.Path, layer: int) -> float:
    """Of making one batch's features from those of the layer below."""
    batches = 1 + _REPEATS.value * _FILLED_TOGETHER
    if layer > 1:
        cache.dataset(layer - 1, 1)
        below = folder / f"layer_{layer - 1}"
        for index in range(1, batches):  # all batches are the same
            shutil.copy(below / "00000000.bin", below / f"{index:08d}.bin")
    cache.dataset(layer, 1)
    made = iter(range(1 + _FILLED_TOGETHER, batches + 1, _FILLED_TOGETHER))
    return _best(lambda: cache.dataset(layer, next(made))) / _FILLED_TOGETHER


def _seconds_of_step(
    stage, teacher, student, layer_map: tuple[int, ...], dataset, from_features: bool = False
) -> float:
    import tensorflow as tf

    from mobilebert_tf.distill import StageObjective, stage_variables
    from mobilebert_tf.training import ObjectiveTrainer

    variables, factors = stage_variables(stage, student)
    optimizer = stage.optimization.make_optimizer(stage.steps, factors)
    optimizer.build(variables)
    trainer = ObjectiveTrainer(
        StageObjective(stage, teacher, student, layer_map, from_features),
        variables,
        optimizer,
        dataset,
        tf.distribute.get_strategy(),
        _JIT.value,
    )
    one = tf.constant(1)
    trainer.train(one)
    return _best(lambda: trainer.train(one))


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_REPEATS.value):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    app.run(main)
