# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What to export, and how near to Keras it must be."""

from __future__ import annotations

import dataclasses

from mobilebert_tf.lite.precision import Precision


@dataclasses.dataclass(frozen=True, kw_only=True)
class ExportConfig:
    """What to export, and how near to Keras it must be.

    Attributes:
        precision: a `Precision` or its value.
        sequence_length: tokens the file takes, special ones included.
        shorter_lengths: further lengths in the same file, for short texts; each
            adds a graph, none adds weights. MediaPipe takes files of one only.
        num_calibration_texts: texts that find the ranges of activations.
        num_verification_texts: texts on which file and Keras are compared.
        max_relative_error: floor of parity, largest difference of a probability
            over the largest probability; by default 1e-4 for float32, 0.05 for
            float16, and 0.5, which lets an undecided text change its label, for
            dynamic and int8; 0.8 for int4.
        min_cosine: floor of parity over all texts together; by default 0.99999
            for float32, 0.9999 for float16, 0.98 for dynamic and int8, 0.9 for int4.
        min_same_decided_label: floor of parity, share with the same label among the texts
            that Keras is decided about; by default 1 for float32 and float16, 0.9 for
            dynamic and int8, 0.75 for int4.
        half_precision: whether a runtime may compute in half precision what stays
            float, on cores that are faster at it. A float32 file never says so, and
            others only if that was found to keep their answers.
        int8_scores: whether an int8 file multiplies queries with keys in int8, too. Less
            work where the runtime's XNNPACK has such a product, as LiteRT 2.3 and TensorFlow
            2.20 do; much more on phones with an older runtime.
        name, description, license: for the metadata; the task's own name and
            description by default.
    """

    precision: Precision = Precision.INT8
    sequence_length: int = 128
    shorter_lengths: tuple[int, ...] = ()
    num_calibration_texts: int = 128
    num_verification_texts: int = 64
    max_relative_error: float | None = None
    min_cosine: float | None = None
    min_same_decided_label: float | None = None
    half_precision: bool = True
    int8_scores: bool = False
    name: str = ""
    description: str = ""
    license: str = ""

    def __post_init__(self):
        if self.precision not in list(Precision):
            raise ValueError(
                f"`precision` must be one of {', '.join(Precision)}. "
                f"Received: precision={self.precision!r}"
            )
        object.__setattr__(self, "precision", Precision(self.precision))
        defaults = dict(zip(_FIELDS, _FLOORS[self.precision], strict=True))
        for field, least in _LEAST.items():
            if getattr(self, field) is None:
                object.__setattr__(self, field, defaults[field])
            if getattr(self, field) < least:
                raise ValueError(
                    f"`{field}` must be at least {least}. Received: {field}={getattr(self, field)}"
                )
        if self.int8_scores and not self.precision.is_static:
            raise ValueError(
                "`int8_scores` must be off but for int8 and int8_io. "
                f"Received: int8_scores=True, precision={self.precision}"
            )
        self._require_shorter()

    def _require_shorter(self):
        lengths = (*sorted(self.shorter_lengths), self.sequence_length)
        if len(set(lengths)) < len(lengths) or lengths != tuple(sorted(lengths)) or lengths[0] < 3:
            raise ValueError(
                "`shorter_lengths` must be different, at least 3 and below `sequence_length`. "
                f"Received: shorter_lengths={self.shorter_lengths}, "
                f"sequence_length={self.sequence_length}"
            )


_FIELDS = ("max_relative_error", "min_cosine", "min_same_decided_label")
_FLOORS = {
    Precision.FLOAT32: (1e-4, 0.99999, 1.0),
    Precision.FLOAT16: (0.05, 0.9999, 1.0),
    Precision.DYNAMIC: (0.5, 0.98, 0.9),
    Precision.INT8: (0.5, 0.98, 0.9),
    Precision.INT8_IO: (0.5, 0.98, 0.9),
    Precision.INT4: (0.8, 0.9, 0.75),
}
_LEAST = {
    "sequence_length": 3,
    "num_calibration_texts": 1,
    "num_verification_texts": 1,
    "max_relative_error": 0.0,
    "min_cosine": -1.0,
    "min_same_decided_label": 0.0,
}
