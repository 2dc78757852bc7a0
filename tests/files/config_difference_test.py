# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Configs are compared as what they say, not as how it is written."""

import dataclasses
import json

import pytest

from mobilebert_tf.distill import auxiliary, bare, joint, progressive
from mobilebert_tf.files import config_difference
from mobilebert_tf.files.config_difference import COMPARED_AS, MAY_CHANGE

PLAN = progressive(2, 10, 20)


def written(plan=PLAN):
    return json.loads(json.dumps(dataclasses.asdict(plan)))


@pytest.mark.parametrize("plan", [PLAN, joint(2, 10, 20), auxiliary(2, 20), bare(20)])
def test_what_was_written_is_the_same_plan(plan):
    assert config_difference(written(plan), plan) is None


def test_spelling_and_order_do_not_matter():
    fields = written()
    stage = fields["stages"][0]
    stage["transfer"]["attention_factor"] = 1  # 1.0
    stage["steps"] = 10.0
    fields["stages"][0] = dict(reversed(stage.items()))
    assert json.dumps(fields) != json.dumps(written())
    assert config_difference(fields, PLAN) is None


def test_a_field_that_was_not_known_stood_at_its_default():
    fields = written()
    del fields["feature_cache"], fields["stages"][1]["dropout"], fields["repeat_batches"]
    assert config_difference(fields, PLAN) is None
    repeated = dataclasses.replace(PLAN, repeat_batches=True)
    assert config_difference(fields, repeated) == ("repeat_batches", False, True)
    del fields["stages"][1]["steps"]  # It has no default.
    assert config_difference(fields, PLAN) == ("stages.1.steps", None, 10)


def test_values_of_both_are_told():
    other = progressive(2, 11, 20)
    assert config_difference(written(), other) == ("stages.0.steps", 10, 11)
    assert config_difference(written(other), PLAN) == ("stages.0.steps", 11, 10)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (progressive(3, 10, 20), "stages"),
        (bare(20), "stages"),
        (dataclasses.replace(PLAN, layer_map=(0, 1)), "layer_map"),
    ],
)
def test_other_plans_differ(other, expected):
    assert config_difference(written(), other).field == expected
    assert config_difference(written(other), PLAN).field == expected


def test_a_field_that_is_known_no_more_differs():
    assert config_difference(written() | {"momentum": 1}, PLAN) == ("momentum", 1, None)


@pytest.mark.parametrize(
    ("damaged", "expected"),
    [([], ""), (None, ""), ({"stages": {}}, "stages"), ({"stages": [1, 2, 3]}, "stages.0")],
)
def test_something_else_is_no_plan(damaged, expected):
    assert config_difference(damaged, PLAN).field == expected


@dataclasses.dataclass(frozen=True)
class Loop:
    """Its names may change, its size may not become 0."""

    name: str = dataclasses.field(default="a", metadata=MAY_CHANGE)
    size: float = dataclasses.field(default=1.0, metadata={COMPARED_AS: bool})
    seed: int = 0


@pytest.mark.parametrize(
    ("before", "strict", "loose"),
    [
        ({"name": "b"}, ("name", "b", "a"), None),
        ({"size": 2}, ("size", 2, 1.0), None),
        ({"size": 0}, ("size", 0, 1.0), ("size", 0, 1.0)),
        ({"name": "b", "seed": 1}, ("name", "b", "a"), ("seed", 1, 0)),
        ({}, None, None),
    ],
)
def test_fields_that_may_change_are_compared_on_request(before, strict, loose):
    assert config_difference(before, Loop()) == loose
    assert config_difference(before, Loop(), everything=True) == strict


def test_a_field_that_may_change_has_a_default_in_older_configs():
    now = Loop(name="b", size=0.0)
    assert config_difference({"name": "c"}, now) == ("size", 1.0, 0.0)
    assert config_difference({}, Loop(name="b", size=2.0)) is None
    assert config_difference({}, Loop(name="b"), everything=True) == ("name", "a", "b")
