# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How models are optimized that train for minutes."""

from __future__ import annotations

from mobilebert_tf.training import OptimizationConfig


def short_optimization(steps: int, learning_rate: float, **settings) -> OptimizationConfig:
    """Returns LAMB for a few hundred or thousand steps, a tenth of them to warm up.

    Args:
        steps: of the stage.
        learning_rate: the peak.
        **settings: other fields of `OptimizationConfig`.
    """
    return OptimizationConfig(
        learning_rate=learning_rate,
        warmup_steps=steps // 10,
        # In so few steps the moments do not forget that they began at zero by themselves.
        bias_correction=True,
        **settings,
    )
