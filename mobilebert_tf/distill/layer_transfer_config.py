# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The factors of layer-wise transfer."""

from __future__ import annotations

import dataclasses
import math


@dataclasses.dataclass(frozen=True, kw_only=True)
class LayerTransferConfig:
    """Factors of a layer's loss terms; the defaults are google-research's recipe.

    A term whose factor is 0 is not computed. With several layers each factor is
    divided by their number.

    Attributes:
        feature_map_factor: of the plain mean squared error (paper, equation 2).
        normalized_feature_map_factor: of the normalised discrepancy.
        feature_mean_factor: of the discrepancy of means.
        feature_variance_factor: of the discrepancy of variances.
        attention_factor: of the KL of the attention (paper, equation 3).
        count_padding: count padded positions too, as the original code does.

    Raises:
        ValueError: if a factor is negative or not finite, or all are 0.
    """

    feature_map_factor: float = 0.0
    normalized_feature_map_factor: float = 100.0
    feature_mean_factor: float = 5000.0
    feature_variance_factor: float = 5.0
    attention_factor: float = 1.0
    count_padding: bool = False

    def __post_init__(self) -> None:
        factors = {k: v for k, v in dataclasses.asdict(self).items() if k.endswith("_factor")}
        for name, factor in factors.items():
            if not 0 <= factor < math.inf:
                raise ValueError(
                    f"`{name}` must be finite and not negative. Received: {name}={factor}"
                )
        if not any(factors.values()):
            raise ValueError(f"One factor must be positive. Received: {factors}")

    @property
    def compares_features(self) -> bool:
        """Whether a term reads the block's output, and not its attention alone."""
        return any(
            (
                self.feature_map_factor,
                self.normalized_feature_map_factor,
                self.feature_mean_factor,
                self.feature_variance_factor,
            )
        )
