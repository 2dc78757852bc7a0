# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The optimizer that the data describe."""

import pytest

from mobilebert_tf.training import OptimizationConfig


def test_makes_the_optimizer_it_says():
    config = OptimizationConfig(
        learning_rate=0.5,
        warmup_steps=2,
        end_learning_rate_ratio=0.1,
        weight_decay=0.3,
        global_clipnorm=4.0,
        bias_correction=True,
    )
    optimizer = config.make_optimizer(10, {"block_0/": 0.1})
    assert float(optimizer.learning_rate) == 0.0
    optimizer.iterations.assign(1)
    assert float(optimizer.learning_rate) == pytest.approx(0.25)
    optimizer.iterations.assign(10)
    assert float(optimizer.learning_rate) == pytest.approx(0.05)
    assert (optimizer.weight_decay, optimizer.global_clipnorm) == (0.3, 4.0)
    assert optimizer.bias_correction and optimizer.learning_rate_factors == {"block_0/": 0.1}


def test_bad_numbers_are_refused():
    with pytest.raises(ValueError, match="Received: warmup_steps=-1"):
        OptimizationConfig(warmup_steps=-1)
    with pytest.raises(ValueError, match="Received: global_clipnorm=0"):
        OptimizationConfig(global_clipnorm=0)
    for number in (float("nan"), float("inf")):
        for name in ("learning_rate", "global_clipnorm"):
            with pytest.raises(ValueError, match=f"Received: {name}={number}"):
                OptimizationConfig(**{name: number})
