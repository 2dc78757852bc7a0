# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The report has the promised keys, and its page says them."""

from experiments.quickstart.config import SMOKE, QuickstartConfig
from experiments.quickstart.report import to_markdown, write_report
from experiments.work_directory import WorkDirectory

RESULTS = {
    "text": {"source": "docstrings"},
    "vocabulary": {"size": 8192},
    "examples": {"documents": 1200, "train": 900, "held_out": 100},
    "teacher": {"masked_lm_accuracy": 0.5, "parameters": 2_000_000, "steps": 10},
    "student": {"masked_lm_accuracy": 0.4, "parameters": 900_000, "steps": 70},
    "fine-tuning": {},
    "export": {
        "files": {"float32_bytes": 4_000_000, "int8_bytes": 1_250_000},
        "parity": {
            "float32": {"cosine": 0.9999999, "relative": 1e-6},
            "int8": {"cosine": 0.9991, "relative": 0.02},
        },
    },
    "accuracy": {
        "classes": ["a", "b"],
        "training_texts": 3000,
        "test_texts": 400,
        "majority_accuracy": 0.55,
        "keras_accuracy": 0.9025,
        "float32_accuracy": 0.9025,
        "int8_accuracy": 0.9,
    },
    "latency": {"latency_ms": {"int8": {"threads_4": {"p50": 1.5, "p90": 2.0}}}},
}


def make_work(path, results):
    work = WorkDirectory(path, QuickstartConfig(scale=SMOKE))
    for stage, result in results.items():
        work.run(stage, lambda result=result: result)
    return work


def test_report_has_the_keys_that_programs_rely_on(tmp_path):
    report = write_report(make_work(tmp_path / "run", RESULTS))
    assert report["task"]["majority_accuracy"] == 0.55
    assert report["task"]["keras_accuracy"] == report["task"]["float32_accuracy"] == 0.9025
    assert report["task"]["int8_accuracy"] == 0.9
    assert report["masked_lm"] == {"teacher_accuracy": 0.5, "student_accuracy": 0.4}
    assert report["files"]["int8_bytes"] == 1_250_000
    assert report["config"]["scale"]["teacher"] == SMOKE.teacher
    assert set(report["provenance"]["versions"]) >= {"tensorflow", "keras", "mobilebert-tf"}
    assert report["latency_ms"]["int8"]["threads_4"]["p50"] == 1.5
    assert {"fine_tuning", "total"} <= set(report["seconds"])
    parts = {name: value for name, value in report["seconds"].items() if name != "total"}
    assert report["seconds"]["total"] == round(sum(parts.values()), 1)
    assert sorted(path.name for path in (tmp_path / "run").iterdir()) == [
        "report.json",
        "report.md",
        "state.json",
    ]


def test_bare_student_is_reported_only_when_compared(tmp_path):
    bare = {"bare student": {"masked_lm_accuracy": 0.3, "parameters": 900_000, "steps": 70}}
    report = write_report(make_work(tmp_path / "run", RESULTS | bare))
    assert report["masked_lm"]["bare_accuracy"] == 0.3
    assert "| the same student without transfer | 900,000 | 30.0 % |" in to_markdown(report)


def test_page_says_the_figures_with_their_baseline(tmp_path):
    page = to_markdown(write_report(make_work(tmp_path / "run", RESULTS)))
    assert "90.0 % of 400 held-out texts right" in page
    assert "most frequent class: 55.0 %" in page
    assert "| `model_int8.tflite` | 4 | 1.50 | 2.00 |" in page
