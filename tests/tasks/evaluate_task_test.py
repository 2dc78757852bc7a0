# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Presets and files are scored alike, and what was read is counted."""

import json

import pytest

from mobilebert_tf.lite import ExportConfig, export_text_classifier
from mobilebert_tf.tasks import EvaluationConfig, evaluate_task
from tests.tasks.toy_tasks import toy_sst2_classifier, write_sst2


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = write_sst2(tmp_path_factory.mktemp("evaluate"))
    classifier = toy_sst2_classifier()
    classifier.save_to_preset(str(folder / "preset"))
    config = ExportConfig(precision="float32", sequence_length=8)
    export_text_classifier(classifier, folder / "model.tflite", config)
    return folder


def _evaluate(folder, model="preset", **fields):
    config = EvaluationConfig(
        model=str(folder / model), **({"task": "sst2", "data": str(folder)} | fields)
    )
    return evaluate_task(config, progress=False)


def test_a_file_scores_as_its_preset(folder, tmp_path):
    reports = []
    for model in ("preset", "model.tflite"):
        path = tmp_path / f"{model}.jsonl"
        reports.append(_evaluate(folder, model, predictions=str(path), batch_size=4))
        rows = [json.loads(line) for line in path.read_text().splitlines()]
        assert len(rows) == 18
        assert (rows[0]["split"], rows[0]["id"], rows[0]["label"]) == ("dev", "0", "negative")
        right = sum(row["prediction"] == row["label"] for row in rows)
        assert reports[-1]["splits"]["dev"]["scores"] == {"accuracy": right / 18}
    first, second = (report["splits"]["dev"] for report in reports)
    assert first["scores"] == second["scores"]
    assert first["data"] == {"examples": 18}


def test_a_test_split_is_submitted_and_not_scored(folder, tmp_path):
    report = _evaluate(folder, splits=("test",), submission=str(tmp_path / "glue"))
    assert report["splits"]["test"]["scores"] == {}
    assert (tmp_path / "glue" / "SST-2.tsv").read_text().startswith("index\tprediction\n0\t")


def test_skipped_rows_are_counted(folder, tmp_path):
    path = tmp_path / "dev.tsv"
    path.write_text("sentence\tlabel\ngood day\t0\nbad\n")
    with pytest.raises(ValueError, match="line 3: 1 columns instead of 2"):
        _evaluate(folder, data=str(path))
    report = _evaluate(folder, data=str(path), skip_bad_rows=True)
    assert report["splits"]["dev"]["data"] == {"examples": 1, "skipped: wrong columns": 1}


def test_a_file_need_not_have_every_class(tmp_path):
    preset = toy_sst2_classifier()
    preset.save_to_preset(str(tmp_path / "preset"))
    (tmp_path / "dev.tsv").write_text("good day\tpositive\nlovely\tpositive\n", "utf-8")
    report = _evaluate(tmp_path, task="text", data=str(tmp_path / "dev.tsv"))
    assert report["splits"]["dev"]["scores"]["accuracy"] in (0.0, 0.5, 1.0)
    (tmp_path / "dev.tsv").write_text("good day\tpositive\nso so\tneutral\n", "utf-8")
    with pytest.raises(ValueError, match=r"line 2: label 'neutral' is not among \['negative', "):
        _evaluate(tmp_path, task="text", data=str(tmp_path / "dev.tsv"))


def test_one_file_is_one_split(folder):
    path = str(folder / "SST-2" / "dev.tsv")
    with pytest.raises(ValueError, match=r"the one split that the file is.*'dev_mismatched'"):
        _evaluate(folder, task="mnli", data=path)


@pytest.mark.parametrize("field", ["model", "task", "data"])
def test_what_is_missing_is_named(field):
    fields = {"model": "m", "task": "t", "data": "d"} | {field: ""}
    with pytest.raises(ValueError, match=f"`{field}` must be given"):
        EvaluationConfig(**fields)


def test_where_nothing_can_be_written_is_said_at_once(folder, tmp_path):
    with pytest.raises(ValueError, match=r"`predictions` must be a file.*a folder"):
        _evaluate(folder, "nowhere", predictions=str(tmp_path))
    (tmp_path / "file").touch()
    with pytest.raises(ValueError, match=r"`submission` must be a folder.*a file"):
        _evaluate(folder, "nowhere", submission=str(tmp_path / "file"))


def test_a_model_that_is_not_there(folder):
    with pytest.raises(ValueError, match=r"folder or a `.tflite` file.*which is missing"):
        _evaluate(folder, "nowhere")
