# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The scales and ranges that an int8 export gives a model by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from mobilebert_tf.lite.absorb_biases import absorb_biases
from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.copy_model import Model, backbone_and_readers
from mobilebert_tf.lite.equalize_ranges import equalizing_scales
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.linear_layers import linear_layers
from mobilebert_tf.lite.quantize import Ranges, activation_ranges
from mobilebert_tf.lite.requantizable_ranges import requantizable_ranges
from mobilebert_tf.lite.rescale_channels import rescale_channels
from mobilebert_tf.lite.rounding_points import rounding_points
from mobilebert_tf.models.quantization import Quantization, RoundingPoint

_NARROWEST = 1e-6
# Of a bias of zeros: the converter leaves those out, but training will not.
_NEXT_TO_NOTHING = 1e-20


def calibrated_quantization(model: Model, samples: Sequence[dict[str, np.ndarray]]) -> Quantization:
    """Folds, equalises, converts and calibrates a copy of `model`, as an export does.

    Args:
        model: a task, or a backbone.
        samples: of `calibration_samples`.
    """
    folded = fold_norms(model)
    for dense in linear_layers(folded).values():
        if not np.any(dense.bias):
            dense.bias.assign(np.full(dense.bias.shape, _NEXT_TO_NOTHING))
    absorb_biases(backbone_and_readers(folded)[0])
    scales = equalizing_scales(folded, samples)
    scales = {name: tuple(map(_short, scale)) for name, scale in scales.items()}
    rescale_channels(folded, scales)
    content = convert_model(folded, samples[0]["ids"].shape[1])
    ranges = requantizable_ranges(content, activation_ranges(content, samples))
    points = rounding_points(content)
    return Quantization(
        scales, {point: _range(_of(point, points, ranges)) for point in points.values()}
    )


def learned_ranges(content: bytes, ranges: Ranges, quantization: Quantization) -> Ranges:
    """Puts what training ended with in place of what calibration found in the same file."""
    learned = dict(ranges)
    for name, point in rounding_points(content).items():
        if name in ranges and point in quantization.ranges:
            low, high = quantization.ranges[point]
            shape = ranges[name]["min"].shape
            learned[name] = {
                "min": np.full(shape, low, np.float32),
                "max": np.full(shape, high, np.float32),
            }
    return learned


def _of(point: RoundingPoint, points: dict[str, RoundingPoint], ranges: Ranges) -> Iterable:
    return [ranges[name] for name in points if points[name] == point and name in ranges]


def _range(known: Iterable[dict[str, np.ndarray]]) -> tuple[float, float]:
    """From the smallest to the largest, zero among them, as every int8 tensor has it."""
    low = min(0.0, *(float(each["min"].min()) for each in known))
    high = max(0.0, *(float(each["max"].max()) for each in known))
    return _short(low), _short(max(high, low + _NARROWEST))


def _short(value: float) -> float:
    """Six digits: what is stored is what is used."""
    return float(f"{value:.6g}")
