# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tagging from columns to a fine-tuned preset, a file, and conlleval's columns."""

import json

import numpy as np
import pytest

from mobilebert_tf.lite import ExportConfig, export_task
from mobilebert_tf.models import load_preset
from mobilebert_tf.task_data import TaggedSentences
from mobilebert_tf.tasks import (
    EvaluationConfig,
    FineTuningRunConfig,
    evaluate_task,
    run_fine_tuning,
    task,
)
from mobilebert_tf.training import FineTuningConfig
from tests.tasks.toy_word_tasks import save_toy_preset, write_tagging

LENGTH = 10


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tagging")
    return FineTuningRunConfig(
        task="tagging",
        preset=save_toy_preset(folder / "preset"),
        data=write_tagging(folder),
        output=str(folder / "fine_tuned"),
        sequence_length=LENGTH,
        fine_tuning=FineTuningConfig(epochs=6, batch_size=16, learning_rate=1e-2),
    )


@pytest.fixture(scope="module")
def workdir(tmp_path_factory):
    return tmp_path_factory.mktemp("run")


@pytest.fixture(scope="module")
def scores(config, workdir):
    return run_fine_tuning(config, workdir, progress=False)["dev"]


def test_learns(scores, workdir):
    """The word, and the one before it, say what it is."""
    assert scores["f1"] > 0.95
    assert scores["ANIMAL_support"] > scores["THING_support"] > 10
    counts = json.loads((workdir / "data.json").read_text())["train"]
    assert counts["windows"] > 96 and counts["sentences in several windows"] > 20


def test_preset_and_file_give_the_same_scores(config, scores, tmp_path):
    path = str(tmp_path / "model.tflite")
    settings = ExportConfig(precision="float32", sequence_length=LENGTH)
    export_task(load_preset(config.output), path, settings, ["the lazy dog"] * 4)
    for name in (config.output, path):
        options = {"predictions": str(tmp_path / "rows.jsonl"), "submission": str(tmp_path)}
        chosen = EvaluationConfig(
            model=name, task="tagging", data=f"{config.data}#1", batch_size=7, **options
        )
        found = evaluate_task(chosen, progress=False)["splits"]["dev"]["scores"]
        assert found == {key: scores[key] for key in found}
        rows = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text().splitlines()]
        columns = (tmp_path / "dev.conll").read_text().splitlines()
        first = zip(*(rows[0][key] for key in ("words", "label", "prediction")), strict=True)
        assert columns[: len(rows[0]["words"]) + 1] == [*("\t".join(row) for row in first), ""]


def test_weights_are_at_first_pieces(config):
    chosen = task("tagging")
    examples = TaggedSentences((("jumps", "fox"),), (("B-ACT", "O"),))
    model = chosen.make_model(config.preset, examples, LENGTH)
    arrays = chosen.training_arrays(model, examples)
    _, labels, weights = arrays.preprocess(arrays.inputs, arrays.targets)
    # [CLS] jump ##s fox [SEP]
    np.testing.assert_array_equal(labels[0, :5], [0, 1, 0, 0, 0])
    np.testing.assert_array_equal(weights[0, :5], [0, 1, 0, 1, 0])


def test_what_does_not_fit(config):
    chosen = task("tagging")
    with pytest.raises(ValueError, match="must end in #N with a column N"):
        chosen.read(f"{config.data}#x", "dev")
    with pytest.raises(ValueError, match="must have a tag other than O"):
        chosen.make_model(config.preset, TaggedSentences((("a",),), (("O",),)), LENGTH)
    examples = chosen.read(config.data, "dev")
    with pytest.raises(ValueError, match="needs a MobileBERTTokenClassifier"):
        chosen.keras_outputs(load_preset(config.preset), examples, 4)
    other = TaggedSentences((("a",),), (("B-PER",),))
    model = chosen.make_model(config.preset, other, LENGTH)
    with pytest.raises(ValueError, match=r"must be the data's, \['ANIMAL', 'THING'\]"):
        chosen.keras_outputs(model, examples, 4)
