# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What every export does: build the content, require parity, write, report."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.copy_model import Model, copy_model
from mobilebert_tf.lite.equalize_ranges import equalize_ranges
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.flatbuffer import operator_names, tensor_name, unpack_model
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.half_precision import HalfPrecision, allow_half_precision
from mobilebert_tf.lite.join_lengths import join_lengths
from mobilebert_tf.lite.precision import Precision
from mobilebert_tf.lite.quantize import activation_ranges, quantize_linear_layers
from mobilebert_tf.lite.verify import Parity


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
    model = _prepared(model, config.precision, samples)
    is_int8 = config.precision == Precision.INT8
    precision = Precision.FLOAT32 if is_int8 else config.precision
    lengths = (config.sequence_length, *config.shorter_lengths)
    contents = {length: convert_model(model, length, precision) for length in lengths}
    if is_int8:
        # The same ranges for all lengths, or their biases and answers would differ.
        ranges = activation_ranges(contents[config.sequence_length], samples)
        for length in lengths:
            contents[length] = quantize_linear_layers(contents[length], ranges)
    content = join_lengths(contents)
    if config.precision == Precision.FLOAT32 or not config.half_precision:
        return content, None
    return allow_half_precision(content, samples)


def require_parity(parity: Parity, config: ExportConfig) -> None:
    """Raises ValueError, with all figures, if parity is below the config's floors."""
    if parity.relative <= config.max_relative_error and parity.cosine >= config.min_cosine:
        return
    raise ValueError(
        f"The {config.precision} file is too far from the Keras model on {parity.num_texts} "
        f"texts, so it was not written: relative error {parity.relative:.2g} (at most "
        f"{config.max_relative_error:.2g}), cosine {parity.cosine:.6f} (at least "
        f"{config.min_cosine:.6f}); values differ by {parity.mean_absolute:.2g} in the "
        f"mean, {parity.max_absolute:.2g} at most, and {parity.same_label:.1%} of the labels "
        "agree. Calibrate on more typical texts, or choose precision=float32."
    )


def export_report(
    content: bytes, config: ExportConfig, parity: Parity, half: HalfPrecision | None = None
) -> dict[str, Any]:
    """What the file is made of and how near to Keras, for JSON."""
    model = unpack_model(content)
    versions = [
        bytes(model.buffers[entry.buffer].data).rstrip(b"\0").decode()
        for entry in model.metadata
        if tensor_name(entry) == "min_runtime_version"
    ]
    return {
        "precision": str(config.precision),
        "sequence_length": config.sequence_length,
        "shorter_lengths": list(config.shorter_lengths),
        "bytes": len(content),
        "operators": dict(sorted(collections.Counter(operator_names(model)).items())),
        "min_runtime_version": versions[0] if versions else None,
        "half_precision": dataclasses.asdict(half) if half else None,
        "parity": dataclasses.asdict(parity),
    }


def _prepared(model: Model, precision: Precision, samples: Sequence) -> Model:
    # Folded rows of a kernel are far apart, which one scale a layer cannot hold.
    if precision == Precision.DYNAMIC:
        return copy_model(model)
    folded = fold_norms(model)
    return folded if precision == Precision.FLOAT32 else equalize_ranges(folded, samples)
