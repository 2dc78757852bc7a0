# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""SQuAD from its files to a fine-tuned preset, a file, and the files of predictions."""

import dataclasses
import json

import numpy as np
import pytest

from mobilebert_tf.lite import ExportConfig, export_task
from mobilebert_tf.metrics import squad2_scores, squad_scores
from mobilebert_tf.models import load_preset
from mobilebert_tf.task_data import SquadExamples
from mobilebert_tf.tasks import (
    EvaluationConfig,
    FineTuningRunConfig,
    evaluate_task,
    run_fine_tuning,
    task,
)
from mobilebert_tf.training import FineTuningConfig
from tests.tasks.toy_squad_task import write_squad
from tests.tasks.toy_word_tasks import save_toy_preset

LENGTH = 16


@pytest.fixture(scope="module", params=[pytest.param("squad", marks=pytest.mark.slow), "squad2"])
def config(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    return FineTuningRunConfig(
        task=request.param,
        preset=save_toy_preset(folder / "preset"),
        data=write_squad(folder, "1.1" if request.param == "squad" else "2.0"),
        output=str(folder / "fine_tuned"),
        sequence_length=LENGTH,
        fine_tuning=FineTuningConfig(epochs=6, batch_size=16, learning_rate=1e-2),
    )


@pytest.fixture(scope="module")
def scores(config, tmp_path_factory):
    return run_fine_tuning(config, tmp_path_factory.mktemp("run"), progress=False)["dev"]


def test_learns(config, scores):
    """One word of the context is the answer: nearly all are found."""
    name = "f1" if config.task == "squad" else "best_f1"
    assert scores[name] > 90.0
    assert scores["examples"] == 24


def test_preset_and_file_give_the_same_scores(config, scores, tmp_path):
    model = load_preset(config.output)
    path = str(tmp_path / "model.tflite")
    pairs = [("how was the film", "the film was good")] * 4
    export_task(model, path, ExportConfig(precision="float32", sequence_length=LENGTH), pairs)
    for name in (config.output, path):
        report = evaluate_task(
            EvaluationConfig(
                model=name,
                task=config.task,
                data=config.data,
                batch_size=7,
                predictions=str(tmp_path / "rows.jsonl"),
                submission=str(tmp_path),
            ),
            progress=False,
        )
        found = report["splits"]["dev"]["scores"]
        assert found == pytest.approx({key: scores[key] for key in found}, abs=1e-3)
        _check_files(config, found, tmp_path)


def _check_files(config, scores, folder):
    """The files of predictions score what was reported."""
    examples = task(config.task).read(config.data, "dev")
    predictions = json.loads((folder / "dev" / "predictions.json").read_text())
    ranked = json.loads((folder / "dev" / "nbest_predictions.json").read_text())
    assert list(predictions) == list(ranked) == list(examples.answers)
    if config.task == "squad":
        assert squad_scores(examples.answers, predictions)["f1"] == scores["f1"]
    else:
        assert squad2_scores(examples.answers, predictions)["f1"] == scores["best_f1"]
        odds = json.loads((folder / "dev" / "null_odds.json").read_text())
        assert set(odds) == set(predictions)
    row = json.loads((folder / "rows.jsonl").read_text().splitlines()[0])
    assert row["best"] == ranked[row["id"]][row["best"] != ranked[row["id"]][0]["text"]]["text"]
    start = row["answer_start"]
    assert examples.questions[0].context[start:].startswith(row["best"])
    assert row["split"] == "dev" and row["answers"] == list(examples.questions[0].answers)


def test_training_arrays_are_masked_windows(config):
    chosen = task(config.task)
    examples = chosen.read(config.data, "train")
    model = chosen.make_model(config.preset, examples, LENGTH)
    arrays = chosen.training_arrays(model, examples)
    batch = {name: values[:5] for name, values in arrays.inputs.items()}
    inputs, _ = arrays.preprocess(batch, None)
    windows = model.preprocessor.windows(
        *([getattr(q, name) for q in examples.questions] for name in ("question", "context"))
    )
    for name, value in windows.inputs(slice(5)).items():
        np.testing.assert_array_equal(inputs[name], value, err_msg=name)
    assert len(arrays.targets["start_logits"]) == len(windows) > len(examples)


def test_other_models_and_missing_answers(config):
    chosen = task(config.task)
    examples = chosen.read(config.data, "dev")
    with pytest.raises(ValueError, match="needs a MobileBERTQuestionAnswerer"):
        chosen.keras_outputs(load_preset(config.preset), examples, 4)
    unlabelled = dataclasses.replace(examples, has_answers=False)
    with pytest.raises(ValueError, match="have no answers to score by"):
        chosen.scores(unlabelled, None)
    assert isinstance(unlabelled, SquadExamples) and unlabelled.labels is None
