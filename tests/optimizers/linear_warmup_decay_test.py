# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The learning rate at the steps where mistakes show."""

import pathlib

import numpy as np
import pytest

from mobilebert_tf.optimizers import LinearWarmupDecay

ORACLE = pathlib.Path(__file__).parents[3] / "shared/oracle/lamb/tf1_lr_schedule.npz"


def test_at_zero_one_warmup_end_and_last():
    schedule = LinearWarmupDecay(0.02, steps=20, warmup_steps=5, end_ratio=0.1)
    assert float(schedule(0)) == 0.0
    assert float(schedule(1)) == pytest.approx(0.004, rel=1e-6)
    assert float(schedule(4)) == pytest.approx(0.016, rel=1e-6)
    assert float(schedule(5)) == pytest.approx(0.002 + 0.018 * 0.75, rel=1e-6)
    assert float(schedule(20)) == pytest.approx(0.002, rel=1e-6)
    assert float(schedule(1000)) == pytest.approx(0.002, rel=1e-6)


def test_without_warmup_the_first_step_has_the_peak():
    assert float(LinearWarmupDecay(0.02, steps=20)(0)) == pytest.approx(0.02, rel=1e-6)


def test_constant_after_warmup_when_the_end_is_the_peak():
    schedule = LinearWarmupDecay(0.5, steps=10, warmup_steps=2, end_ratio=1.0)
    assert [float(schedule(step)) for step in (0, 1, 2, 9)] == [0.0, 0.25, 0.5, 0.5]


def test_config_round_trip():
    schedule = LinearWarmupDecay(0.02, steps=20, warmup_steps=5, end_ratio=0.5, name="rate")
    copy = LinearWarmupDecay.from_config(schedule.get_config())
    assert [float(copy(step)) for step in (2, 7, 20)] == [
        float(schedule(step)) for step in (2, 7, 20)
    ]
    assert copy.name == "rate"


def test_impossible_steps_are_refused():
    with pytest.raises(ValueError, match="Received: steps=4, warmup_steps=5"):
        LinearWarmupDecay(0.1, steps=4, warmup_steps=5)
    with pytest.raises(ValueError, match="learning_rate=-1"):
        LinearWarmupDecay(-1.0, steps=4)


@pytest.mark.skipif(not ORACLE.exists(), reason="no oracle beside the repository")
def test_equals_google_research():
    with np.load(ORACLE) as oracle:
        schedules = {
            "pd": LinearWarmupDecay(0.02, steps=20, warmup_steps=5),
            "nowarm": LinearWarmupDecay(0.02, steps=20),
            "paper": LinearWarmupDecay(1.5e-3, steps=500_000, warmup_steps=10_000),
        }
        for name, schedule in schedules.items():
            rates = [float(schedule(step)) for step in oracle[f"{name}_steps"]]
            np.testing.assert_allclose(rates, oracle[f"{name}_lr"], rtol=1e-5, atol=1e-10)
