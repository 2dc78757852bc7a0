# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The program reads its flags, trains, and says in a line what is wrong."""

import json

import pytest
from absl import app, flags
from absl.testing import flagsaver

from mobilebert_tf import train
from mobilebert_tf.recipes import recipe, recipe_names
from tests.recipes.toy_examples import write_toy_examples


@pytest.fixture(autouse=True)
def parsed():
    if not flags.FLAGS.is_parsed():
        flags.FLAGS.mark_as_parsed()
    with flagsaver.flagsaver():
        yield


def run(*words, **values):
    with flagsaver.flagsaver(**values):
        train.main(["train", *words])


def test_lists_the_recipes_and_shows_one(capsys):
    run(list=True)
    assert capsys.readouterr().out.split() == list(recipe_names())
    run("strategy.steps=3", config="joint_toy", set=["seed=1"], show=True)
    shown = json.loads(capsys.readouterr().out)
    assert (shown["seed"], shown["strategy"]["steps"]) == (1, 3)
    assert shown["data"]["batch_size"] == recipe("joint_toy").data.batch_size


def test_trains_a_teacher(tmp_path, capsys):
    write_toy_examples(tmp_path, held_out_fraction=0.0)
    paths = [f"examples={tmp_path}/examples", f"vocabulary={tmp_path}/vocab.txt"]
    output = tmp_path / "preset"
    run(
        *paths,
        f"output={output}",
        "strategy.steps=2",
        config="teacher_toy",
        workdir=str(tmp_path / "run"),
    )
    assert capsys.readouterr().out == f"{output}: written\n"
    assert (output / "config.json").exists()


@pytest.mark.parametrize(
    ("assignment", "message"),
    [
        ("sead=1", "error: There is no setting 'sead'. Did you mean 'seed'?"),
        ("seed=1", "error: `examples` must be given. Received: examples=''"),
    ],
)
def test_mistakes_are_one_line(assignment, message, tmp_path):
    with pytest.raises(SystemExit) as stop:
        run(assignment, config="bare_toy", workdir=str(tmp_path / "run"))
    assert stop.value.code == message
    assert not (tmp_path / "run").exists()


def test_wrong_use_is_explained(tmp_path):
    with pytest.raises(app.UsageError, match="Unknown argument 'bare_toy'"):
        run("bare_toy")
    with pytest.raises(app.UsageError, match="--config must be given"):
        run(workdir=str(tmp_path))
    with pytest.raises(app.UsageError, match="--workdir must be given"):
        run(config="bare_toy")
