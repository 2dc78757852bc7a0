# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What every export does: build the content, require parity, write, report."""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import keras
import numpy as np

from mobilebert_tf.lite.absorb_biases import absorb_biases
from mobilebert_tf.lite.calibrated_quantization import learned_ranges
from mobilebert_tf.lite.convert import convert_model, require_sequence_length
from mobilebert_tf.lite.copy_model import Model, backbone_and_readers, copy_model
from mobilebert_tf.lite.equalize_ranges import BALANCE, equalize_ranges
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.fake_quantization import FakeQuantization
from mobilebert_tf.lite.flatbuffer import (
    min_runtime_version,
    operator_names,
    operator_versions,
    tensor_types,
    unpack_model,
)
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.half_precision import HalfPrecision, allow_half_precision
from mobilebert_tf.lite.int8_outputs import output_ranges, quantize_outputs
from mobilebert_tf.lite.join_lengths import join_lengths
from mobilebert_tf.lite.precision import Precision
from mobilebert_tf.lite.quantize import Ranges, activation_ranges, quantize_linear_layers
from mobilebert_tf.lite.quantize_int4 import quantize_weights_to_int4
from mobilebert_tf.lite.rescale_channels import rescale_channels
from mobilebert_tf.lite.task_outputs import task_of
from mobilebert_tf.lite.verify import Parity
from mobilebert_tf.lite.verify_outputs import run_outputs
from mobilebert_tf.models.quantization import Quantization

_INT4_BALANCE = 0.25
_OF_TWO_TEXTS, _ROOM_FOR_TWO = ("multiple_choice", "question_answerer"), 5
_OF_THE_CONVERTER = (Precision.FLOAT32, Precision.FLOAT16, Precision.DYNAMIC)


def build_content(
    model: Model, config: ExportConfig, samples: Sequence[dict[str, np.ndarray]]
) -> tuple[bytes, HalfPrecision | None]:
    """Folds (but for dynamic), converts and quantises as `config` says; no metadata.

    Args:
        model: a backbone or a task.
        config: what to export.
        samples: of `calibration_samples`, at least one.

    Returns:
        The file, and how it does in half precision, if that was asked for.
    """
    precision = config.precision
    require_fitting(model, config)  # What follows takes minutes.
    learnt = trained_quantization(model, config)
    model = _prepared(model, precision, samples, learnt)
    base = precision if precision in _OF_THE_CONVERTER else Precision.FLOAT32
    lengths = (config.sequence_length, *config.shorter_lengths)
    contents = {length: convert_model(model, length, base) for length in lengths}
    if base != precision:
        # The same ranges for all lengths, or their biases and answers would differ.
        content = contents[config.sequence_length]
        ranges = activation_ranges(content, samples, config.int8_scores)
        ranges = learned_ranges(content, ranges, learnt) if learnt else ranges
        contents = {length: _quantized(each, ranges, config) for length, each in contents.items()}
    return _finished(join_lengths(contents), config, samples)


def require_fitting(model: Model, config: ExportConfig) -> None:
    """Raises ValueError for what `config` wants and `model` cannot give."""
    task = task_of(model)  # Refuses what is no task of a file.
    # The longest alone can be too long.
    require_sequence_length(model, config.sequence_length)
    _require_room(task, (config.sequence_length, *config.shorter_lengths))
    for weight in model.weights:
        if not np.isfinite(keras.ops.convert_to_numpy(weight).astype(np.float32)).all():
            raise ValueError(
                "`model` must have weights that are numbers. Received: "
                f"{weight.path}, some of which are not. Was its training stopped too late?"
            )
    if config.int8_scores and trained_quantization(model, config):
        raise ValueError(
            "`int8_scores` must be off for a model that was trained with the roundings of the "
            "int8 file: among them were none of scores. Received: int8_scores=True"
        )


def _require_room(task: str, lengths: Sequence[int]) -> None:
    if task in _OF_TWO_TEXTS and min(lengths) < _ROOM_FOR_TWO:
        raise ValueError(
            f"Sequence lengths must be at least {_ROOM_FOR_TWO} for a {task.replace('_', ' ')} "
            "model, which reads two texts: [CLS], one piece, [SEP], one piece, [SEP]. "
            f"Received: {min(lengths)}"
        )


def trained_quantization(model: Model, config: ExportConfig) -> Quantization | None:
    """The scales and ranges that `model` was trained for, if the file can have them."""
    return getattr(model, "quantization", None) if config.precision.is_static else None


@contextlib.contextmanager
def as_trained(model: Model, config: ExportConfig) -> Iterator[None]:
    """Within, `model` computes as it was trained for the file: rounding, or as it is."""
    learnt = trained_quantization(model, config)
    if not learnt:
        yield
        return
    weights = model.get_weights()  # `FakeQuantization` moves biases for good.
    try:
        with FakeQuantization(model, learnt):
            yield
    finally:
        model.set_weights(weights)


def require_parity(parity: Parity, config: ExportConfig) -> None:
    """Raises ValueError, with all figures, if parity is below the config's floors."""
    decided, floor = parity.same_decided_label, config.min_same_decided_label
    keeps_labels = decided is None or decided >= floor
    is_near = parity.relative <= config.max_relative_error and parity.cosine >= config.min_cosine
    if is_near and keeps_labels:
        return
    labels = "" if parity.same_label is None else f", {parity.same_label:.1%} of the labels agree"
    if decided is not None:
        labels += f", of clear ones {decided:.1%} (at least {floor:.1%})"
    raise ValueError(
        f"The {config.precision} file is too far from the Keras model on {parity.num_texts} "
        f"texts, so it was not written: relative error {parity.relative:.2g} (at most "
        f"{config.max_relative_error:.2g}), cosine {parity.cosine:.6f} (at least "
        f"{config.min_cosine:.6f}); values differ by {parity.mean_absolute:.2g} in the "
        f"mean, {parity.max_absolute:.2g} at most{labels}. {_advice(config.precision)}"
    )


def export_report(
    content: bytes, config: ExportConfig, parity: Parity, half: HalfPrecision | None = None
) -> dict[str, Any]:
    """What the file is made of, all lengths together, and how near to Keras, for JSON."""
    model = unpack_model(content)
    return {
        "precision": str(config.precision),
        "sequence_length": config.sequence_length,
        "shorter_lengths": list(config.shorter_lengths),
        "int8_scores": config.int8_scores,
        "bytes": len(content),
        "operators": _counts(operator_names(model, i) for i in range(len(model.subgraphs))),
        "operator_versions": operator_versions(model),
        "dtypes": _counts(tensor_types(model, i) for i in range(len(model.subgraphs))),
        "min_runtime_version": min_runtime_version(model),
        "half_precision": dataclasses.asdict(half) if half else None,
        "parity": dataclasses.asdict(parity),
    }


def _counts(names: Iterator[list[str]]) -> dict[str, int]:
    return dict(sorted(collections.Counter(itertools.chain.from_iterable(names)).items()))


def _advice(precision: Precision) -> str:
    if precision == Precision.FLOAT32:
        return "Look for weights that are no numbers or far from all others."
    if precision.is_static:
        return "Calibrate on more typical texts, or choose precision=float32."
    return "Choose a finer precision, such as precision=float32."


def _quantized(content: bytes, ranges: Ranges, config: ExportConfig) -> bytes:
    if config.precision.is_static:
        return quantize_linear_layers(content, ranges, int8_scores=config.int8_scores)
    return quantize_weights_to_int4(content, ranges)


def _finished(content: bytes, config: ExportConfig, samples: Sequence):
    half = None
    if config.half_precision and config.precision != Precision.FLOAT32:
        content, half = allow_half_precision(content, samples)
    if config.precision == Precision.INT8_IO:
        content = quantize_outputs(content, output_ranges(run_outputs(content, samples)))
    return content, half


def _prepared(
    model: Model, precision: Precision, samples: Sequence, learnt: Quantization | None
) -> Model:
    # Folded rows of a kernel are far apart, which one scale a layer cannot hold.
    if precision == Precision.DYNAMIC:
        return copy_model(model)
    folded = fold_norms(model)
    absorb_biases(backbone_and_readers(folded)[0])
    if precision == Precision.FLOAT32:
        return folded
    if learnt:
        rescale_channels(folded, learnt.scales)
        return folded
    # With four bits it is the weights that are short of steps.
    balance = _INT4_BALANCE if precision == Precision.INT4 else BALANCE
    return equalize_ranges(folded, samples, balance)
