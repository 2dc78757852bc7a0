# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The smallest form of every experiment runs, is continued, and has a page."""

import json

import pytest

from experiments.experiment import Inputs
from experiments.record import write_record
from experiments.registry import EXPERIMENTS
from experiments.results import results

# Experiments that take what others in the same work directory have made.
SHARED = {
    **dict.fromkeys(("table_8", "table_8_rates", "table_9", "figure_3"), "transfer"),
    **dict.fromkeys(("table_4", "table_5", "table_6"), "tasks"),
    **dict.fromkeys(("table_4_latency", "table_7"), "latency"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("experiments")


@pytest.mark.slow
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_smallest_form_runs_and_has_a_page(name, folder):
    experiment, work = EXPERIMENTS[name], folder / SHARED.get(name, name)
    # One of them side by side, which wants what it runs to be pickled.
    inputs = Inputs(seeds=1, workers=2 if name == "table_8" else 1)
    report = experiment.run("smoke", work, inputs)
    command = f"python -m experiments.run {name} --scale=smoke --seeds=1 --workdir={name}"
    record = write_record(work, name, command, report, seconds=1.0)
    assert json.loads(json.dumps(record)) == record
    page = results({f"{name}_smoke.json": record})
    assert f"## {name}: {experiment.subject}\n" in page
    assert experiment.to_markdown(report) in page
    assert f"`{command}`" in page
    if "seconds" in report:  # It has stages, none of which is run twice.
        assert experiment.run("smoke", work, inputs) == report
    students = report.get("students", {}).values()
    steps = {result["steps"] for results in students for result in results if "steps" in result}
    assert len(steps) <= 1, "students are compared after as many batches"
