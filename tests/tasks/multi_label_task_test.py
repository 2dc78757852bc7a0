# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Several labels a text, from tables to scores."""

import json

import numpy as np
import pytest

from mobilebert_tf.lite import ExportConfig, export_text_classifier
from mobilebert_tf.models import load_preset, save_preset
from mobilebert_tf.task_data import MultiLabelTexts
from mobilebert_tf.tasks import (
    EvaluationConfig,
    FineTuningRunConfig,
    evaluate_task,
    run_fine_tuning,
    task,
)
from mobilebert_tf.training import FineTuningConfig
from tests.tasks.toy_word_tasks import save_toy_preset, write_multi_label


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    folder = tmp_path_factory.mktemp("multi_label")
    return FineTuningRunConfig(
        task="multi_label",
        preset=save_toy_preset(folder / "preset"),
        data=write_multi_label(folder),
        output=str(folder / "fine_tuned"),
        sequence_length=8,
        fine_tuning=FineTuningConfig(epochs=12, batch_size=16, learning_rate=1e-2),
    )


@pytest.fixture(scope="module")
def scores(config, tmp_path_factory):
    return run_fine_tuning(config, tmp_path_factory.mktemp("run"), progress=False)["dev"]


@pytest.mark.slow
def test_learns(config, scores):
    assert scores["micro_f1"] > 0.9
    assert load_preset(config.output).class_names == ["fox", "dog", "film"]


@pytest.mark.slow
def test_preset_and_file_give_the_same_scores(config, scores, tmp_path):
    path = str(tmp_path / "model.tflite")
    settings = ExportConfig(precision="float32", sequence_length=8)
    export_text_classifier(load_preset(config.output), path, settings, ["the fox"] * 4)
    for name in (config.output, path):
        rows = tmp_path / "rows.jsonl"
        chosen = EvaluationConfig(
            model=name, task="multi_label", data=config.data, batch_size=7, predictions=str(rows)
        )
        found = evaluate_task(chosen, progress=False)["splits"]["dev"]["scores"]
        assert found == {key: scores[key] for key in found}
        row = json.loads(rows.read_text().splitlines()[0])
        above = {n for n, p in zip(["fox", "dog", "film"], row["outputs"], strict=True) if p > 0.5}
        assert set(row["prediction"]) == above


def test_a_file_scores_as_the_folder_that_it_is_from(config, tmp_path):
    """Labels that do not occur in a single file were not counted when they were predicted."""
    (tmp_path / "train.tsv").write_text("text\tlabels\nthe fox\tfox,dog\na film\tfilm\n", "utf-8")
    (tmp_path / "dev.tsv").write_text("text\tlabels\nthe fox\tfox\na dog\t\n", "utf-8")
    chosen = task("multi_label")
    model = chosen.make_model(config.preset, chosen.read(str(tmp_path), "train"), 8)
    model.logits_dense.bias.assign([9.0, 9.0, 9.0])  # All labels, always.
    save_preset(model, tmp_path / "preset")
    export_text_classifier(
        model, tmp_path / "m.tflite", ExportConfig(precision="float32", sequence_length=8)
    )
    for name in ("preset", "m.tflite"):
        for data in (tmp_path, tmp_path / "dev.tsv"):
            settings = EvaluationConfig(
                model=str(tmp_path / name), task="multi_label", data=str(data)
            )
            found = evaluate_task(settings, progress=False)["splits"]["dev"]["scores"]
            # One right of six that are predicted and one that is annotated: 2 / (6 + 1).
            assert found["micro_f1"] == pytest.approx(2 / 7), (name, data)


def test_labels_go_by_name(config):
    chosen = task("multi_label")
    model = chosen.make_model(config.preset, chosen.read(config.data, "train"), 8)
    assert model.class_names == ["fox", "dog", "film"]
    texts = (("the fox", "a film"), (frozenset(), frozenset()))
    one = chosen.keras_outputs(model, MultiLabelTexts(*texts, ("fox", "film")), 4, False)
    other = chosen.keras_outputs(model, MultiLabelTexts(*texts, ("film", "fox")), 4, False)
    np.testing.assert_array_equal(one, other[:, ::-1])
    with pytest.raises(ValueError, match="must have the label 'cat'"):
        chosen.keras_outputs(model, MultiLabelTexts(*texts, ("cat",)), 4, False)
    with pytest.raises(ValueError, match="needs a MobileBERTMultiLabelClassifier"):
        chosen.keras_outputs(load_preset(config.preset), MultiLabelTexts(*texts, ("cat",)), 4)
