# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Keeps the reports of finished quickstarts, for the table in the README.

    make quickstart COMPARE=1
    make quickstart COMPARE=1 WORKDIR=seed_1 ARGS=--seed=1
    python -m experiments.keep_quickstart docstrings "docstrings (8 MB)" quickstart seed_1
    python -m experiments.tables

The arguments are a name, the title of a row, and work directories. Runs that differ in
nothing but their seed become one record, `experiments/records/quickstart_<name>.json`: the
report of the first, those of the others, and the command that made the first. Reports of
code that is in no commit are refused, for nobody could make them again.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from absl import app

from experiments.clean_record import clean_record
from experiments.pages import RECORDS, REPOSITORY, record_text
from mobilebert_tf.files import whole_file

_SOURCE = "WORKDIR of a finished `make quickstart`"
# The settings that `make quickstart` takes as variables.
_VARIABLES = {"text": "TEXT", "labels": "LABELS", "test_labels": "TEST_LABELS"}


def main(arguments: list[str]) -> None:
    """Keeps the work directories of the command line."""
    if len(arguments) < 4:
        raise app.UsageError("Pass a name, a title and the work directories of one or more runs.")
    _, name, title, *works = arguments
    try:
        kept = keep_quickstart(name, title, [Path(work) for work in works])
    except (ValueError, OSError) as error:
        sys.exit(f"Not kept: {error}")
    print(kept.relative_to(REPOSITORY))


def keep_quickstart(name: str, title: str, works: list[Path], records: Path = RECORDS) -> Path:
    """Makes one record of runs that differ in their seeds, and returns its path.

    Raises:
        ValueError: for a run without a report or with changes that are in no commit, and
            for runs that differ in more than their seeds.
    """
    first, *others = [clean_record(work / "report.json", _SOURCE) for work in works]
    for work, report in zip(works[1:], others, strict=True):
        if _settings(report) != _settings(first):
            raise ValueError(f"{work} must differ from {works[0]} in nothing but its seed.")
    seeds = [report["config"]["seed"] for report in (first, *others)]
    if len(set(seeds)) < len(seeds):
        raise ValueError(f"every run must have a seed of its own. Received: seeds={seeds}")
    record = {"title": title, "command": _command(first["config"]), "report": first}
    path = records / f"quickstart_{name}.json"
    with whole_file(path) as partial:
        partial.write_text(record_text(record | {"other_seeds": others}), encoding="utf-8")
    return path


def _settings(report: dict) -> dict:
    return {name: value for name, value in report["config"].items() if name != "seed"}


def _command(config: dict) -> str:
    words = ["make", "quickstart"] + (["COMPARE=1"] if config["compare"] else [])
    given = [(name, value) for name, value in _VARIABLES.items() if config[name] is not None]
    words += [f"{variable}={shlex.quote(config[name])}" for name, variable in given]
    return " ".join(words + ([f"ARGS=--seed={config['seed']}"] if config["seed"] else []))


if __name__ == "__main__":
    app.run(main)
