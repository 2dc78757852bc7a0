# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of figures in the reports of exports."""

import json
import pathlib
import shutil

import pytest

from android_bench.export_reports import add_to_reports, check_reports
from tests.android_bench.result_test import result_of
from tests.android_bench.run_test import run


@pytest.fixture(name="models")
def own_models(models, tmp_path):
    """In a folder of this test alone, for reports lie beside them."""
    return [pathlib.Path(shutil.copy(model, tmp_path)) for model in models]


def report_of(model, **others):
    path = pathlib.Path(f"{model}.json")
    path.write_text(json.dumps({"bytes": model.stat().st_size, "precision": "int8"} | others))
    return path


def test_figures_are_added_and_those_of_the_same_conditions_replaced(models):
    path = report_of(models[0])
    for samples in ([2.0, 3.0], [4.0, 5.0]):
        assert add_to_reports(result_of(models, samples=samples)) == [path]
    add_to_reports(result_of(models, target="emulated", samples=[7], core_type="cortex-a76"))
    report = json.loads(path.read_text())
    assert (report["precision"], len(report["measured"])) == ("int8", 2)
    here, counted = report["measured"]
    assert (here["target"], here["threads"], here["p50_ms"]) == ("host", 1, 4.5)
    assert here["device"] and here["litert_version"] == "2" and "instructions" not in here
    assert (counted["core_type"], counted["instructions"]) == ("cortex-a76", 7)
    assert counted["device"] is None and "p50_ms" not in counted
    assert [each.name for each in path.parent.iterdir() if ".partial" in each.name] == []


def test_the_phone_is_named(models):
    path, result = report_of(models[0]), result_of(models, target="adb")
    add_to_reports(result | {"device": {"serial": "1", "before": {"model": "Pixel 9"}}})
    assert json.loads(path.read_text())["measured"][0]["device"] == "Pixel 9"


@pytest.mark.parametrize(
    "content, message",
    [
        (None, "has no report"),
        ("{", "has no report"),
        ("[]", "must be"),
        ('{"bytes": 1}', "must be"),
    ],
)
def test_a_report_of_another_file_is_refused(models, content, message):
    path = report_of(models[0])
    path.unlink() if content is None else path.write_text(content)
    with pytest.raises(ValueError, match=message):
        check_reports(models[:1])


def test_the_program_asks_first_and_writes_last(models):
    arguments = (f"--model={models[0]}", "--runs=2", "--runner=python", "--add_to_reports")
    refused = run(*arguments)
    assert refused.returncode == 1 and "has no report of its export" in refused.stderr
    assert "measuring" not in refused.stderr
    path = report_of(models[0])
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    assert f"Written to {path}" in done.stdout
    (entry,) = json.loads(path.read_text())["measured"]
    assert entry["num_runs"] == 2 and entry["p90_ms"] >= entry["p50_ms"] > 0
