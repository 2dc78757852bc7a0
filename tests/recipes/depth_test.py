# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Teacher and student may have different numbers of layers."""

import importlib
import math

import pytest

from mobilebert_tf.distill import write_attention_maps
from mobilebert_tf.models import MobileBERTPretrainer
from mobilebert_tf.recipes import read_recipe, run_recipe
from tests.recipes.toy_examples import write_toy_examples


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """With the preset of a teacher of four layers."""
    folder = tmp_path_factory.mktemp("toy")
    write_toy_examples(folder)
    run(folder, "teacher_toy", "teacher", f"vocabulary={folder}/vocab.txt", "num_layers=4")
    return folder


def run(folder, recipe, name, *settings):
    paths = [f"examples={folder}/examples", f"output={folder}/{name}"]
    config = read_recipe(recipe, [*paths, *settings])
    return run_recipe(config, folder / f"{name}_run", progress=False)


def depth(folder, name):
    return MobileBERTPretrainer.from_preset(str(folder / name)).backbone.num_layers


def test_two_layers_learn_from_four(folder, monkeypatch):
    drawn = []

    def draw(teacher, student, batch, layers, directory):
        drawn.append(layers)
        return write_attention_maps(teacher, student, batch, layers, directory)

    module = importlib.import_module("mobilebert_tf.recipes.run_recipe")
    monkeypatch.setattr(module, "write_attention_maps", draw)
    scores = run(folder, "progressive_toy", "student", f"teacher={folder}/teacher")
    assert (depth(folder, "teacher"), depth(folder, "student")) == (4, 2)
    assert drawn == [(1, 3)]
    assert all(math.isfinite(value) for value in scores["student"].values())
    stages = (folder / "student_run" / "plan" / "metrics.jsonl").read_text()
    assert "layer_1" in stages
    assert "layer_2" not in stages


@pytest.mark.slow
def test_one_layer_learns_from_the_one_that_is_named(folder):
    run(
        folder,
        "progressive_toy",
        "shallow",
        f"teacher={folder}/teacher",
        "num_layers=1",
        "strategy.layer_map=[2]",
        "strategy.layer_steps=2",
        "strategy.layer_optimization.warmup_steps=0",
        "strategy.steps=2",
    )
    assert depth(folder, "shallow") == 1


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            ["num_layers=3", "strategy.layer_map=[1,3]"],
            r"`layer_map` must be 3 blocks of the teacher's 4, in order\. Received: .*\(1, 3\)",
        ),
        (["strategy.layer_map=[1,4]"], r"`layer_map` must be 2 blocks of the teacher's 4"),
        (["num_layers=2.5"], "num_layers must be of type int"),
    ],
)
def test_layers_that_do_not_fit_are_refused_in_a_sentence(folder, settings, message):
    with pytest.raises(ValueError, match=message):
        run(folder, "progressive_toy", "none", f"teacher={folder}/teacher", *settings)
    assert not (folder / "none").exists()
