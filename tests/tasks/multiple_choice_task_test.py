# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Multiple choice from tables to scores."""

import dataclasses
import json

import numpy as np
import pytest

from mobilebert_tf.lite import ExportConfig, export_task
from mobilebert_tf.models import load_preset
from mobilebert_tf.tasks import (
    EvaluationConfig,
    FineTuningRunConfig,
    evaluate_task,
    run_fine_tuning,
    task,
)
from mobilebert_tf.training import FineTuningConfig
from tests.tasks.toy_word_tasks import save_toy_preset, write_multiple_choice


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    folder = tmp_path_factory.mktemp("multiple_choice")
    return FineTuningRunConfig(
        task="multiple_choice",
        preset=save_toy_preset(folder / "preset"),
        data=write_multiple_choice(folder),
        output=str(folder / "fine_tuned"),
        sequence_length=8,
        fine_tuning=FineTuningConfig(epochs=6, batch_size=16, learning_rate=1e-2),
    )


@pytest.mark.slow
def test_learns_and_evaluates(config, tmp_path):
    scores = run_fine_tuning(config, tmp_path / "run", progress=False)["dev"]
    assert scores["accuracy"] > 0.9
    rows = tmp_path / "rows.jsonl"
    chosen = EvaluationConfig(
        model=config.output,
        task="multiple_choice",
        data=config.data,
        batch_size=7,
        predictions=str(rows),
    )
    report = evaluate_task(chosen, progress=False)["splits"]["dev"]
    assert report["scores"] == {"accuracy": scores["accuracy"]}
    assert report["data"] == {"examples": 24, "choices": 3}
    row = json.loads(rows.read_text().splitlines()[0])
    assert row["outputs"][row["prediction"]] == max(row["outputs"])


def test_one_logit_for_every_choice(config):
    chosen = task("multiple_choice")
    examples = chosen.read(config.data, "dev")
    model = chosen.make_model(config.preset, examples, 8)
    outputs = chosen.keras_outputs(model, examples, 7, progress=False)
    assert outputs.shape == (24, 3)
    arrays = chosen.training_arrays(model, examples)
    inputs, labels = arrays.preprocess(arrays.inputs, arrays.targets)
    assert inputs["token_ids"].shape == (24, 3, 8)
    assert tuple(labels) == examples.labels


def test_a_file_says_what_the_preset_says(config, tmp_path):
    chosen, path = task("multiple_choice"), tmp_path / "model.tflite"
    examples = chosen.read(config.data, "dev")
    model = chosen.make_model(config.preset, examples, 8)
    export_task(model, path, ExportConfig(precision="float32", sequence_length=8))
    expected = chosen.keras_outputs(model, examples, 24, progress=False)
    actual = chosen.lite_outputs(path, examples, threads=1, progress=False)
    np.testing.assert_allclose(actual, expected, atol=1e-5)


def test_what_does_not_fit(config):
    chosen = task("multiple_choice")
    examples = chosen.read(config.data, "dev")
    with pytest.raises(ValueError, match="needs a MobileBERTMultipleChoice"):
        chosen.keras_outputs(load_preset(config.preset), examples, 4)
    with pytest.raises(ValueError, match="have no labels"):
        chosen.scores(dataclasses.replace(examples, labels=None), None)
