# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Configs come back from what is written of them, and mistakes are named."""

from __future__ import annotations

import dataclasses
import json

import pytest

from mobilebert_tf.recipes import merge_config


@dataclasses.dataclass(frozen=True, kw_only=True)
class Inner:
    rate: float = 0.5
    layers: tuple[int, ...] = ()

    def __post_init__(self):
        if self.rate < 0:
            raise ValueError(f"`rate` must not be negative. Received: rate={self.rate}")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outer:
    steps: int = 3
    name: str = "a"
    fast: bool = False
    inner: Inner = Inner()


def test_round_trip_through_json():
    config = Outer(steps=4, name="b", fast=True, inner=Inner(rate=2.0, layers=(1, 2)))
    assert merge_config(Outer(), json.loads(json.dumps(dataclasses.asdict(config)))) == config


def test_only_what_is_named_changes():
    config = merge_config(Outer(steps=7), {"inner": {"rate": 2}})
    assert config == Outer(steps=7, inner=Inner(rate=2.0))
    assert isinstance(config.inner.rate, float)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"step": 1}, "no setting 'step'. Did you mean 'steps'"),
        ({"inner": {"ratee": 1}}, r"no setting 'inner.ratee'. Did you mean 'inner.rate'"),
        ({"rate": 1}, r"no setting 'rate'. Did you mean 'inner.rate'"),
        ({"steps": 1.0}, r"steps must be of type int. Received: steps=1.0"),
        ({"steps": True}, "steps must be of type int. Received: steps=True"),
        ({"fast": 1}, "fast must be of type bool"),
        ({"name": 1}, "name must be of type str"),
        ({"inner": 1}, "inner has fields of its own. Received: inner=1"),
        ({"inner": {"layers": [1, "2"]}}, "inner.layers must be of type int"),
        ({"inner": {"layers": 1}}, "inner.layers must be of type tuple"),
        ({"inner": {"rate": -1}}, "inner.`rate` must not be negative"),
    ],
)
def test_mistakes_are_named(changes, message):
    with pytest.raises(ValueError, match=message):
        merge_config(Outer(), changes)
