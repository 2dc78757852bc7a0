# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every recipe that has a name is run from its files to its preset, in a reduced form."""

import json
import math

import pytest

from mobilebert_tf.models import MobileBERTPretrainer, load_preset
from mobilebert_tf.recipes import (
    fine_tuning_recipe_names,
    read_recipe,
    recipe,
    recipe_names,
    run_recipe,
)
from mobilebert_tf.task_data import glue_layout, glue_task_names
from tests.recipes.toy_examples import write_toy_examples
from tests.tasks.toy_squad_task import write_squad
from tests.tasks.toy_word_tasks import (
    WORDS,
    save_toy_preset,
    write_multi_label,
    write_multiple_choice,
    write_tagging,
)

TEACHER = "teacher_toy"
# The published sizes are run in their toy form. `original` has none, so it gets toy numbers.
ORIGINAL = (
    *("architecture=mobilebert_toy", "strategy.layer_steps=2", "strategy.steps=4"),
    *("strategy.layer_optimization.warmup_steps=1", "strategy.optimization.warmup_steps=1"),
    *("data.batch_size=8", "data.max_predictions=5"),
    *("training.steps_per_loop=2", "training.checkpoint_interval=2"),
)
REDUCED = {name: () for name in recipe_names() if name.endswith("_toy")} | {"original": ORIGINAL}
WRITERS = {
    "squad": write_squad,
    "squad2": lambda folder: write_squad(folder, "2.0"),
    "tagging": write_tagging,
    "multi_label": write_multi_label,
    "multiple_choice": write_multiple_choice,
}


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    """A folder with examples, and with the teacher that the students imitate."""
    folder = tmp_path_factory.mktemp("toy")
    write_toy_examples(folder)
    _run(TEACHER, folder, f"vocabulary={folder}/vocab.txt")
    return folder


def _run(name, folder, *settings):
    paths = [f"examples={folder}/examples", f"output={folder}/{name}"]
    config = read_recipe(name, [*paths, *settings])
    return run_recipe(config, folder / f"{name}_run", progress=False)


def test_a_recipe_has_a_reduced_form():
    reduced = {name.removesuffix("_toy") for name in REDUCED}
    assert {name.removesuffix("_small").removesuffix("_toy") for name in recipe_names()} == reduced


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(REDUCED) - {TEACHER}))
def test_pretraining_recipe_runs(name, toy):
    has_teacher = recipe(name).strategy.has_teacher
    source = f"teacher={toy}/{TEACHER}" if has_teacher else f"vocabulary={toy}/vocab.txt"
    scores = _run(name, toy, source, *REDUCED[name])
    assert all(math.isfinite(value) for value in scores["student"].values())
    assert MobileBERTPretrainer.from_preset(str(toy / name)).backbone.num_layers == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", fine_tuning_recipe_names())
def test_fine_tuning_recipe_runs(name, tmp_path):
    task = name.removeprefix("finetune_")
    data = tmp_path / "data"
    data.mkdir()
    writer = WRITERS.get(task, lambda folder: _write_texts(task, folder))
    writer(data)
    paths = [f"preset={save_toy_preset(tmp_path / 'toy')}", f"data={data}"]
    reduced = ["sequence_length=16", "fine_tuning.epochs=1", "fine_tuning.batch_size=16"]
    config = read_recipe(name, [*paths, *reduced, f"output={tmp_path / 'tuned'}"])
    scores = run_recipe(config, tmp_path / "run", progress=False)
    assert all(math.isfinite(value) for split in scores.values() for value in split.values())
    assert json.loads((tmp_path / "run" / "evaluation.json").read_text("utf-8")) == scores
    assert load_preset(str(tmp_path / "tuned")).backbone.num_layers == 1


def _write_texts(task, folder):
    """Writes a few rows of GLUE, or of own labels, as the task's files have them."""
    if task not in glue_task_names():
        rows = [f"{word}\t{index % 2}" for index, word in enumerate(WORDS)]
        (folder / "train.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        return
    layout = glue_layout(task)
    columns = layout.headerless or (*layout.columns, layout.label)
    lines = [] if layout.headerless else ["\t".join(columns)]
    labels = list(layout.classes) or ["1.0", "4.0"]
    for index, word in enumerate(WORDS):
        cells = {layout.label: labels[index % len(labels)]}
        lines.append("\t".join(cells.get(name, f"the {word}") for name in columns))
    (folder / layout.folder).mkdir()
    for split, file in layout.splits.items():
        if not split.startswith("test"):
            path = folder / layout.folder / f"{file}.tsv"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
