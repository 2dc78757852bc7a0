# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every experiment can be found, and its paper recipe is one that our programs take."""

import importlib
import shlex

import pytest

from experiments.registry import EXPERIMENTS, experiment
from mobilebert_tf.recipes import read_recipe


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_functions_exist(name):
    for path in (EXPERIMENTS[name].function, EXPERIMENTS[name].markdown):
        module, function = path.split(":")
        assert callable(getattr(importlib.import_module(module), function))


@pytest.mark.parametrize(
    "command",
    [
        command
        for one in EXPERIMENTS.values()
        for command in one.paper
        if "mobilebert_tf.train" in command
    ],
)
def test_paper_commands_are_valid_configs(command):
    words = shlex.split(command)
    config = next(word.removeprefix("--config=") for word in words if word.startswith("--config="))
    run = read_recipe(config, words[words.index("--set") + 1 :])
    run.check_paths()
    # Paper, 4.2: the teacher and ablations; 24 layers of 10k steps in the layer stages.
    steps = sum(stage.steps for stage in run.strategy.make_plan(24).stages)
    assert steps == (500_000 if config == "teacher" else 490_000)
    assert run.data.batch_size == 4096


def test_an_unknown_name_gets_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'table_8'"):
        experiment("tabel_8")
