# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every task with training data has a recipe, inside the paper's search space."""

import dataclasses
import json

import pytest

from mobilebert_tf.recipes import (
    fine_tuning_recipe,
    fine_tuning_recipe_names,
    read_recipe,
    run_recipe,
)


@pytest.mark.parametrize("name", fine_tuning_recipe_names())
def test_defaults_are_in_the_papers_space(name, tmp_path):
    config = fine_tuning_recipe(name)
    assert name == f"finetune_{config.task}"
    assert config.fine_tuning.batch_size in (16, 32, 48)
    assert 1e-5 <= config.fine_tuning.learning_rate <= 1e-4
    assert 2 <= config.fine_tuning.epochs <= 10
    path = tmp_path / "config.json"
    path.write_text(json.dumps(dataclasses.asdict(config)))
    assert read_recipe(str(path)) == config


def test_the_nine_tasks_have_one_and_the_diagnostic_set_none():
    names = set(fine_tuning_recipe_names())
    tasks = "cola sst2 mrpc qqp stsb mnli qnli rte wnli".split()
    assert {f"finetune_{task}" for task in tasks} < names
    assert "finetune_ax" not in names


def test_settings_change_a_recipe():
    config = read_recipe("finetune_rte", ["fine_tuning.learning_rate=5e-5", "data=glue"])
    assert (config.fine_tuning.learning_rate, config.data) == (5e-5, "glue")
    with pytest.raises(ValueError, match=r"Did you mean 'fine_tuning\.epochs'"):
        read_recipe("finetune_rte", ["epocs=3"])


def test_unknown_names_are_refused_with_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'finetune_sst2'"):
        read_recipe("finetune_sst")


def test_a_recipe_without_paths_starts_nothing(tmp_path):
    with pytest.raises(ValueError, match="`preset` must be given"):
        run_recipe(fine_tuning_recipe("finetune_rte"), tmp_path / "run")
    assert not (tmp_path / "run").exists()
