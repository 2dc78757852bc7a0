# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Recipes are read by name or from JSON, and changed from the command line."""

import dataclasses
import json

import pytest

from mobilebert_tf.recipes import RunConfig, read_recipe, recipe, recipe_names


@pytest.mark.parametrize("name", recipe_names())
def test_a_saved_config_reads_as_the_same(name, tmp_path):
    path = tmp_path / "config.json"
    path.write_text(json.dumps(dataclasses.asdict(recipe(name))))
    assert read_recipe(str(path)) == recipe(name)


def test_a_file_changes_the_recipe_it_names(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text('{"recipe": "joint_toy", "data": {"batch_size": 4}, "seed": 3}')
    config = read_recipe(str(path))
    assert (config.data.batch_size, config.seed) == (4, 3)
    assert config.strategy == recipe("joint_toy").strategy
    path.write_text('{"seed": 3}')
    assert read_recipe(str(path)) == RunConfig(seed=3)


def test_assignments_have_the_types_of_the_fields():
    config = read_recipe(
        "progressive_toy",
        [
            "strategy.layer_optimization.learning_rate=1e-3",
            "strategy.layer_map=[0, 1]",
            "training.tensorboard=true",
            "teacher=2024",
            "seed=1",
            "seed=2",
        ],
    )
    assert config.strategy.layer_optimization.learning_rate == 1e-3
    assert config.strategy.layer_map == (0, 1)
    assert config.training.tensorboard is True
    assert config.teacher == "2024"
    assert config.seed == 2


@pytest.mark.parametrize(
    ("assignment", "message"),
    [
        ("strategy.layer_step=2", "Did you mean 'strategy.layer_steps'"),
        ("layer_steps=2", "Did you mean 'strategy.layer_steps'"),
        ("strategy.layer_steps=many", "must be of type int. Received: .*'many'"),
        ("strategy.layer_steps=1.5", "must be of type int"),
        ("strategy=joint", "strategy has fields of its own"),
        ("seed", "Write a change as key=value. Received: 'seed'"),
        ("=1", "Write a change as key=value"),
        ("seed.a=1", "seed must be of type int"),
        ("strategy.name=jointly", "strategy.`name` must be one of"),
    ],
)
def test_bad_assignments_are_refused(assignment, message):
    with pytest.raises(ValueError, match=message):
        read_recipe("progressive_toy", [assignment])


@pytest.mark.parametrize(
    ("recipe_name", "assignments", "message"),
    [
        (
            "bare_toy",
            ["strategy.layer_steps=4"],
            r"`strategy\.layer_steps` is not read by .*'bare'",
        ),
        (
            "progressive_toy",
            ["strategy.transfer.attention_factor=2", "strategy.name=bare"],
            "'bare'",
        ),
        ("joint_toy", ["strategy.repeat_batches=true"], "strategy 'joint'; leave it out"),
        ("finetune_sst2", ["teacher_share=0.5"], "`teacher_share` is not read without `teacher`"),
    ],
)
def test_what_would_not_be_read_is_refused(recipe_name, assignments, message):
    with pytest.raises(ValueError, match=message):
        read_recipe(recipe_name, assignments)


def test_what_is_read_or_only_stands_in_a_file_is_taken(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text('{"strategy": {"name": "bare", "layer_steps": 4}, "teacher": ""}')
    assert read_recipe(str(path), ["strategy.steps=3"]).strategy.layer_steps == 4
    read_recipe("auxiliary_toy", ["strategy.transfer.attention_factor=2"])
    read_recipe("finetune_sst2", ["teacher=preset", "teacher_share=0.5"])


def test_a_field_of_a_value_is_refused():
    with pytest.raises(ValueError, match="'seed' has a value already"):
        read_recipe("progressive_toy", ["seed=1", "seed.a=1"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "cannot be read as JSON"),
        ("[]", "must hold an object. Received: list"),
        ('{"recipe": "joint_toys"}', "Did you mean 'joint_toy'"),
        ('{"sead": 1}', "no setting 'sead'. Did you mean 'seed'"),
    ],
)
def test_bad_files_are_refused_by_name(text, message, tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(text)
    with pytest.raises(ValueError, match=rf"mine\.json.*{message}"):
        read_recipe(str(path))


def test_missing_files_and_names_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"none\.json cannot be read"):
        read_recipe(str(tmp_path / "none.json"))
    with pytest.raises(
        ValueError, match=r"a \.json file or the name of a recipe\. .*Did you mean 'original'"
    ):
        read_recipe("orginal")
