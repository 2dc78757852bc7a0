# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Where progressive transfer may keep what frozen blocks compute."""

from __future__ import annotations

import dataclasses

from mobilebert_tf.files.config_difference import COMPARED_AS

DTYPES = ("bfloat16", "float32")


@dataclasses.dataclass(frozen=True, kw_only=True)
class FeatureCacheConfig:
    """The size of a `FeatureCache`, and how exact it is.

    Attributes:
        max_gigabytes: of disk, 10^9 bytes each; 0 is no cache. A run with a cache may go on
            with another bound, but not without.
        dtype: `bfloat16`, or `float32` for twice the space and no rounding of a
            float32 model's features. Those of a bfloat16 model are exact in both.

    Raises:
        ValueError: if a field is out of its range.
    """

    max_gigabytes: float = dataclasses.field(default=0.0, metadata={COMPARED_AS: bool})
    dtype: str = "bfloat16"

    def __post_init__(self) -> None:
        if not self.max_gigabytes >= 0:
            raise ValueError(
                "`max_gigabytes` must not be negative. "
                f"Received: max_gigabytes={self.max_gigabytes}"
            )
        if self.dtype not in DTYPES:
            raise ValueError(f"`dtype` must be one of {DTYPES}. Received: dtype={self.dtype!r}")

    def __bool__(self) -> bool:
        return self.max_gigabytes > 0
