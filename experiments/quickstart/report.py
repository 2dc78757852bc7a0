# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a quickstart run found out, for programs and for people."""

from __future__ import annotations

import json
from pathlib import Path

from experiments.provenance import provenance
from experiments.work_directory import WorkDirectory
from mobilebert_tf.files import whole_file


def make_report(work: WorkDirectory) -> dict:
    """Collects the stages' results under the keys that programs rely on."""
    student, task = work.result("student"), work.result("accuracy")
    masked_lm = {"teacher": work.result("teacher"), "student": student}
    if work.is_finished("bare student"):
        masked_lm["bare"] = work.result("bare student")
    seconds = {_key(stage): round(value, 1) for stage, value in work.seconds().items()}
    return {
        "text": {"source": work.result("text")["source"]},
        "vocabulary_size": work.result("vocabulary")["size"],
        "examples": work.result("examples"),
        "masked_lm": {
            f"{name}_accuracy": result["masked_lm_accuracy"] for name, result in masked_lm.items()
        },
        "student_steps": student["steps"],
        "parameters": {name: result["parameters"] for name, result in masked_lm.items()},
        "task": task,
        **work.result("export"),
        "latency_ms": work.result("latency")["latency_ms"],
        "seconds": seconds | {"total": round(sum(seconds.values()), 1)},
        "config": work.config,
        "provenance": provenance(),
    }


def _key(stage: str) -> str:
    return stage.replace(" ", "_").replace("-", "_")


def write_report(work: WorkDirectory) -> dict:
    """Writes `report.json` and `report.md`, and returns the report."""
    report = make_report(work)
    _write(work / "report.json", json.dumps(report, indent=2) + "\n")
    _write(work / "report.md", to_markdown(report))
    return report


def to_markdown(report: dict) -> str:
    """Renders a report as a page."""
    return "\n\n".join(
        [
            "# Quickstart report",
            _summary(report),
            "## Masked words",
            _masked_lm_table(report),
            "![Loss curves](losses.png)",
            "## The task",
            _task_table(report),
            "## Latency",
            _latency_table(report),
            "## Time",
            _seconds_table(report),
            _provenance_line(report["provenance"]),
        ]
    )


def _summary(report: dict) -> str:
    text, task = report["text"], report["task"]
    return (
        f"From {text['source']} ({report['examples']['documents']:,} documents) and "
        f"{task['training_texts']:,} labelled texts in {len(task['classes'])} classes to "
        f"`model_int8.tflite`: {report['files']['int8_bytes'] / 1e6:.2f} MB, "
        f"{_percent(task['int8_accuracy'])} of {task['test_texts']:,} held-out texts right "
        f"(always saying the most frequent class: {_percent(task['majority_accuracy'])})."
    )


def _masked_lm_table(report: dict) -> str:
    names = {
        "teacher": "IB-BERT teacher",
        "student": "MobileBERT student, distilled",
        "bare": "the same student without transfer",
    }
    rows = [
        (names[name], f"{parameters:,}", _percent(report["masked_lm"][f"{name}_accuracy"]))
        for name, parameters in report["parameters"].items()
    ]
    table = _table(("model", "encoder parameters", "masked words guessed, held-out text"), rows)
    return f"{table}\n\nThe students were trained for {report['student_steps']:,} steps."


def _task_table(report: dict) -> str:
    task, files = report["task"], report["files"]
    rows = [("most frequent class", "", _percent(task["majority_accuracy"]))]
    rows.append(("Keras, float32 (`preset/`)", "", _percent(task["keras_accuracy"])))
    for precision in ("float32", "int8"):
        size = f"{files[f'{precision}_bytes'] / 1e6:.2f} MB"
        accuracy = _percent(task[f"{precision}_accuracy"])
        rows.append((f"`model_{precision}.tflite`", size, accuracy))
    parity = report["parity"]
    line = "; ".join(
        f"{precision}: cosine {figures['cosine']:.6f}, largest difference {figures['relative']:.1e}"
        " of the largest value"
        for precision, figures in parity.items()
    )
    return _table(("model", "size", "accuracy"), rows) + f"\n\nAgainst Keras, {line}."


def _latency_table(report: dict) -> str:
    rows = [
        (
            f"`model_{name}.tflite`",
            threads.removeprefix("threads_"),
            f"{v['p50']:.2f}",
            f"{v['p90']:.2f}",
        )
        for name, by_threads in report["latency_ms"].items()
        for threads, v in by_threads.items()
    ]
    note = "On this computer, not on a phone: compare files with each other."
    return _table(("file", "threads", "p50 ms", "p90 ms"), rows) + f"\n\n{note}"


def _seconds_table(report: dict) -> str:
    rows = [
        (name.replace("_", " "), f"{seconds:.0f}") for name, seconds in report["seconds"].items()
    ]
    return _table(("stage", "seconds"), rows)


def _provenance_line(provenance: dict) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in provenance["versions"].items())
    machine = f"{provenance['cores']} cores ({provenance['machine']})"
    return f"Made {provenance['date']} on {machine} with {versions}.\n"


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _write(path: Path, text: str) -> None:
    with whole_file(path) as partial:
        partial.write_text(text, encoding="utf-8")
