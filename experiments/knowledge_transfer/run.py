# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Trains a teacher, then students by every strategy, and compares them.

    python -m experiments.knowledge_transfer.run --text='wiki-*.txt.xz' --workdir=DIR

Started again with the same arguments, it continues where it was stopped.
"""

from __future__ import annotations

import functools
import json
import statistics
import sys
from pathlib import Path

from absl import app, flags, logging

from experiments.knowledge_transfer.config import SCALES, TransferConfig

_TEXT = flags.DEFINE_string(
    "text", None, "File, directory or pattern of plain text (also .gz, .xz, .bz2)."
)
_WORKDIR = flags.DEFINE_string("workdir", None, "Where everything is written.")
_SCALE = flags.DEFINE_enum("scale", "cpu", sorted(SCALES), "Size of the run.")
_SEEDS = flags.DEFINE_integer("seeds", 3, "Students of each strategy.")


def main(arguments: list[str]) -> None:
    """Runs the comparison that the flags describe."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    try:
        config = TransferConfig(text=_TEXT.value, scale=SCALES[_SCALE.value], seeds=_SEEDS.value)
        # Orbit logs what the progress lines and `metrics.jsonl` say already.
        logging.set_verbosity(logging.ERROR)
        report = run_comparison(config, _WORKDIR.value)
        print(to_markdown(report))
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit("Interrupted. Run the same command again to continue.")


def run_comparison(config: TransferConfig, directory: str | Path) -> dict:
    """Runs every unfinished stage in `directory` and writes `report.json`.

    All strategies of a seed come before the next seed, so that a run that is
    stopped has compared what it has.

    Returns:
        The content of `report.json`.

    Raises:
        ValueError: for bad input, with what to do about it.
        OSError: if a file cannot be read or written.
    """
    from experiments.knowledge_transfer import stages
    from experiments.knowledge_transfer.variants import VARIANTS
    from experiments.provenance import provenance
    from experiments.work_directory import WorkDirectory
    from mobilebert_tf.files import whole_file

    work = WorkDirectory(directory, config, extendable=("seeds",))
    work.run("examples", functools.partial(stages.write_examples, work, config))
    teacher = work.run("teacher", functools.partial(stages.train_teacher, work, config))
    for seed in range(config.seeds):
        for name in VARIANTS:
            train = functools.partial(stages.train_student, work, config, name, seed)
            result = work.run(f"{name}_{seed}", train)
            print(f"{name}, seed {seed}: {result['masked_lm_accuracy']:.2%}", flush=True)
    students = {
        name: [work.result(f"{name}_{seed}") for seed in range(config.seeds)] for name in VARIANTS
    }
    report = {
        "examples": work.result("examples"),
        "teacher": teacher,
        "students": students,
        "seconds": {name: round(value, 1) for name, value in work.seconds().items()},
        "config": work.config,
        "provenance": provenance(),
    }
    with whole_file(work / "report.json") as partial:
        partial.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return report


def to_markdown(report: dict) -> str:
    """Renders the comparison as a table, best strategy first."""
    rows = []
    for name, results in report["students"].items():
        accuracies = [result["masked_lm_accuracy"] for result in results]
        spread = f"{min(accuracies):.2%} to {max(accuracies):.2%}"
        rows.append((statistics.mean(accuracies), name, spread))
    lines = [
        f"Teacher: {report['teacher']['masked_lm_accuracy']:.2%} of the held-out masked words.",
        "",
        "| strategy | masked words | lowest to highest |",
        "|---|---|---|",
    ]
    lines += [f"| {name} | {mean:.2%} | {spread} |" for mean, name, spread in sorted(rows)[::-1]]
    return "\n".join(lines)


if __name__ == "__main__":
    flags.mark_flags_as_required(["text", "workdir"])
    app.run(main)
