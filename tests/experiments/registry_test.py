# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every experiment can be found, and its paper recipe is one that our programs take."""

import importlib
import re
import shlex

import pytest

from experiments.paper import TABLES
from experiments.registry import EXPERIMENTS, experiment
from mobilebert_tf.recipes import read_recipe
from tests.architecture.source_tree import REPOSITORY


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_functions_exist(name):
    for path in (EXPERIMENTS[name].function, EXPERIMENTS[name].markdown):
        module, function = path.split(":")
        assert callable(getattr(importlib.import_module(module), function))


@pytest.mark.parametrize(
    "name,command",
    [
        (one.name, command)
        for one in EXPERIMENTS.values()
        for command in one.paper
        if "mobilebert_tf.train" in command
    ],
)
def test_paper_commands_are_valid_configs(name, command):
    words = shlex.split(command)
    config = next(word.removeprefix("--config=") for word in words if word.startswith("--config="))
    run = read_recipe(config, words[words.index("--set") + 1 :])
    run.check_paths()
    if config.startswith("finetune_"):
        return
    # Paper, 4.1: searches. 4.2: the teacher, MobileBERT with 24 layers of 10k steps before
    # its 500k, and ablations with half of these.
    main = dict.fromkeys(("table_4", "table_5", "table_6"), 740_000)
    expected = ({"table_2": 125_000, "table_3": 125_000} | main).get(name, 490_000)
    steps = sum(stage.steps for stage in run.strategy.make_plan(24).stages)
    teacher = 1_000_000 if name == "table_8_teacher" else 500_000
    assert steps == (teacher if config == "teacher" else expected)
    assert run.data.batch_size == (2048 if name in ("table_2", "table_3") else 4096)


def test_every_row_of_the_searches_is_trained_and_fine_tuned():
    for number in (2, 3):
        commands = EXPERIMENTS[f"table_{number}"].paper
        rows = TABLES[number].rows
        assert len(commands) == 2 * len(rows)
        for row, pretrain, fine_tune in zip(rows, commands[::2], commands[1::2], strict=True):
            assert f"_{row} strategy.steps" in pretrain
            assert f"_{row} data=" in fine_tune


def _programs():
    commands = sorted({command for one in EXPERIMENTS.values() for command in one.paper})
    return [command for command in commands if "mobilebert_tf.train" not in command]


def _flags(module):
    """Read, not imported: two programs with a flag of one name do not go together."""
    source = REPOSITORY.joinpath(*module.split(".")).with_suffix(".py").read_text("utf-8")
    return set(re.findall(r'DEFINE_\w+\(\s*"(\w+)"', source))


@pytest.mark.parametrize("command", _programs())
def test_paper_commands_have_flags_that_there_are(command):
    python, option, module, *rest = shlex.split(command)
    assert (python, option) == ("python", "-m")
    given = {word[2:].partition("=")[0] for word in rest if word.startswith("--")}
    assert given
    assert given <= _flags(module)


def test_an_unknown_name_gets_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'table_8'"):
        experiment("tabel_8")
