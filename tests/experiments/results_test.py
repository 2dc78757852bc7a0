# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The page of results puts ours beside the paper's and says how it was made."""

import pytest

from experiments import results as module
from experiments.gains import gains
from experiments.paper import TABLES
from experiments.paper_table import paper_table
from experiments.registry import EXPERIMENTS
from experiments.results import REMARKS, results
from experiments.run_facts import run_facts, wall_time

TABLE_1 = {
    "experiment": "table_1",
    "command": "python -m experiments.run table_1 --scale=cpu --seeds=3 --workdir=table_1",
    "data_sha256": {"a.txt": "00", "b.txt": "11"},
    "seconds": 22.4,
    "report": {"mobilebert": {"parameters": 24_581_888, "flops": 5_385_486_336}},
    "provenance": {
        "date": "2026-11-20T16:45:33+00:00",
        "commit": "398284b1c4d3601aab1bb9e0c7d7062bdf02de2d",
        "dirty": False,
        "machine": "x86_64",
        "cores": 2,
        "python": "3.11.7",
        "versions": {"tensorflow": "2.20.0", "keras": "3.15.1", "ai-edge-litert": "2.3.0"},
    },
}


def _students(**percent):
    return {
        name: [{"masked_lm_accuracy": value / 100} for value in values]
        for name, values in percent.items()
    }


def _cells(line):
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_every_experiment_is_listed_and_has_a_remark():
    page = results({})
    for name, one in EXPERIMENTS.items():
        assert f"| {name} | {one.subject} | **not run yet**: `python -m" in page
    assert set(EXPERIMENTS) <= set(REMARKS)


def test_a_record_makes_a_section_with_its_run():
    page = results({"table_1_cpu.json": TABLE_1, "quickstart_a.json": {"report": {}}})
    assert "| [table_1](#table_1-parameters-and-flops-of-the-models) |" in page
    assert "## table_1: parameters and FLOPs of the models" in page
    assert "| mobilebert | 24.6 | 25.3 | 0.972 | 5.39 | 5.7 |" in page
    assert "Table 1 of the paper, section 3.1" in page
    assert page.count("not run yet") == len(EXPERIMENTS) - 1


def test_the_run_is_told():
    text = run_facts("table_1_cpu.json", TABLE_1)
    assert "| commit | 398284b1c4d3, 2026-11-20 |" in text
    assert "| host | x86_64, 2 cores; Python 3.11.7, TensorFlow 2.20.0" in text
    assert "| wall time | 22 s |" in text and "seeds" not in text.replace("--seeds", "")
    trained = run_facts("table_8_cpu.json", TABLE_1 | {"experiment": "table_8"})
    assert "| seeds or repetitions | 3 |" in trained
    assert "| data | `a.txt` and 1 more files; SHA-256 in the record |" in text
    dirty = TABLE_1 | {"provenance": TABLE_1["provenance"] | {"dirty": True}}
    assert "**with changes that are in no commit**" in run_facts("a.json", dirty)


def test_time_of_earlier_starts_counts():
    stages = {"seconds": {"teacher": 3600.0, "student": 5400.0}}
    assert wall_time(TABLE_1 | {"report": stages}) == "2.5 h of all stages together"
    assert wall_time(TABLE_1 | {"seconds": 600.0}) == "10 min"


def test_pictures_of_an_experiment_are_shown(tmp_path, monkeypatch):
    (tmp_path / "table_1_widths.png").touch()
    (tmp_path / "table_7.png").touch()
    monkeypatch.setattr(module, "_FIGURES", tmp_path)
    page = results({"table_1_cpu.json": TABLE_1})
    assert "![parameters and FLOPs of the models](figures/table_1_widths.png)" in page
    assert "table_7.png" not in page


def test_pictures_are_those_of_the_experiment_with_the_longest_name(tmp_path, monkeypatch):
    (tmp_path / "table_4_latency.png").touch()
    monkeypatch.setattr(module, "_FIGURES", tmp_path)
    assert module._pictures(EXPERIMENTS["table_4"], "") == []
    link = "![latency of BERT-base, MobileBERT and its tiny form](figures/table_4_latency.png)"
    assert module._pictures(EXPERIMENTS["table_4_latency"], "`table_4_latency.png`") == [link]


def test_gains_follow_the_papers_order_and_claim_what_is_shown():
    students = _students(
        progressive=(30.0, 31.0, 32.0), auxiliary=(20.0, 21.0, 22.0), joint=(21.5, 22.5, 23.5)
    )
    rows = [_cells(line) for line in gains(students, TABLES[8]).splitlines()[2:4]]
    # Means over five tasks: 88.04 for auxiliary, 88.64 for joint, 88.9 for progressive.
    first = ["auxiliary → joint", "+0.6", "+1.50", "20.00 to 22.00 → 21.50 to 23.50"]
    assert rows[0] == [*first, "withdrawn: the ranges overlap"]
    second = ["joint → progressive", "+0.3", "+8.50", "21.50 to 23.50 → 30.00 to 32.00"]
    assert rows[1] == [*second, "holds"]


def test_the_largest_gain_is_counted_over_the_seeds():
    students = _students(auxiliary=(1.0, 1.0), joint=(5.0, 2.0), progressive=(6.0, 6.0))
    said = "The step that gains most in the paper, auxiliary → joint, does so here in 1 of 2 seeds."
    assert gains(students, TABLES[8]).endswith(said)


@pytest.mark.parametrize(
    "auxiliary,joint,verdict",
    [
        ((9.0, 9.0, 9.0), (1.0, 1.0, 1.0), "**reversed**"),
        ((1.0,), (9.0,), "no claim: 1 seed"),
        ((1.0, 1.0), (9.0, 9.0, 9.0), "no claim: 2 seeds"),
    ],
)
def test_no_claim_without_seeds_or_against_the_numbers(auxiliary, joint, verdict):
    text = gains(_students(auxiliary=auxiliary, joint=joint), TABLES[8])
    assert _cells(text.splitlines()[2])[-1] == verdict


def test_the_papers_table_is_as_printed():
    text = paper_table(TABLES[5])
    assert "| docqa_elmo | – | – | – | 65.1 | 67.6 |" in text
    assert "v1_f1 (%)" in text and text.startswith("<details><summary>Table 5 of the paper")
