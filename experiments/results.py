# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The page of results: what the paper says, and what the records of our runs say."""

from __future__ import annotations

import re
from pathlib import Path

from experiments.experiment import Experiment
from experiments.gains import gains
from experiments.paper import TABLES
from experiments.paper_table import paper_table
from experiments.registry import EXPERIMENTS
from experiments.run_facts import run_facts, wall_time

_FIGURES = Path(__file__).parents[1] / "docs" / "figures"
# Why ours cannot be the paper's number, or what must not be concluded from it.
_ON_PHONES = (
    "The paper's milliseconds are a Pixel 4's; ours are those of the host, and instructions of "
    "an emulated ARM core. Compare ratios, and those with care: another processor has other "
    "kernels, and instructions are not time."
)
_SMALL = (
    "The paper's models have 24 layers and were trained for 740,000 steps of 4096 examples; at "
    "the scale of `cpu` they are small and trained for minutes. No value can be compared with "
    "the paper's, only orders and gains."
)
REMARKS = {
    "table_1": (
        "Counts, which depend on no seed and no machine: all weights of the encoder without heads, "
        "and two FLOPs for each multiply-add of matrix products. The paper does not say what "
        "its own include."
    ),
    "table_2": _SMALL,
    "table_3": _SMALL,
    "table_4": _SMALL,
    "table_4_latency": _ON_PHONES,
    "table_5": _SMALL,
    "table_6": _SMALL,
    "table_7": _ON_PHONES,
    "table_8": _SMALL,
    "table_8_rates": (
        f"{_SMALL} A work directory of table 8 is continued: its students are the first column. "
        "The tenth was chosen before any student of the second was trained."
    ),
    "table_8_teacher": (
        f"{_SMALL} Teacher and rate were chosen before any of these students was trained: "
        "in table_8_rates all of them had reached the shorter teacher."
    ),
    "table_9": f"{_SMALL} Students have NoNorm and ReLU here, LayerNorm and GELU there.",
    "figure_3": _SMALL,
}


def results(records: dict[str, dict]) -> str:
    """Renders a list of the experiments, and a section for each that has a record.

    Args:
        records: by the names of their files; those of no experiment are passed over.
    """
    by_name = {
        name: {file: record for file, record in records.items() if _is_of(record, name)}
        for name in EXPERIMENTS
    }
    lines = ["| experiment | what it shows | record |", "|---|---|---|"]
    lines += [_line(EXPERIMENTS[name], found) for name, found in by_name.items()]
    sections = [_section(EXPERIMENTS[name], found) for name, found in by_name.items() if found]
    return "\n\n".join(["\n".join(lines), *sections])


def _is_of(record: dict, name: str) -> bool:
    return record.get("experiment") == name


def _line(experiment: Experiment, records: dict[str, dict]) -> str:
    if not records:
        command = f"python -m experiments.run {experiment.name} --scale=cpu"
        state = f"**not run yet**: `{command} --workdir={experiment.name}`"
        return f"| {experiment.name} | {experiment.subject} | {state} |"
    link = f"[{experiment.name}](#{_anchor(_title(experiment))})"
    state = ", ".join(f"`{file}`, {wall_time(record)}" for file, record in records.items())
    return f"| {link} | {experiment.subject} | {state} |"


def _section(experiment: Experiment, records: dict[str, dict]) -> str:
    parts = [f"## {_title(experiment)}", REMARKS.get(experiment.name, "")]
    for file, record in records.items():
        body = experiment.to_markdown(record["report"])
        parts += [body, _gains(experiment, record["report"]), *_pictures(experiment, body)]
        parts.append(run_facts(file, record))
    table = TABLES.get(_number(experiment))
    parts.append(paper_table(table) if table else "")
    return "\n\n".join(part for part in parts if part)


def _gains(experiment: Experiment, report: dict) -> str:
    students, table = report.get("students"), TABLES.get(_number(experiment))
    return gains(students, table) if students and table else ""


def _pictures(experiment: Experiment, body: str) -> list[str]:
    """Pictures are in `docs/figures`, under the experiment's name."""
    longer = tuple(name for name in EXPERIMENTS if name.startswith(f"{experiment.name}_"))
    files = [file.name for file in sorted(_FIGURES.glob(f"{experiment.name}*.png"))]
    links = [f"(figures/{file})" for file in files if not file.startswith(longer)]
    return [f"![{experiment.subject}]{link}" for link in links if link not in body]


def _number(experiment: Experiment) -> int | None:
    found = re.match(r"table_(\d)", experiment.name)
    return int(found[1]) if found else None


def _title(experiment: Experiment) -> str:
    return f"{experiment.name}: {experiment.subject}"


def _anchor(title: str) -> str:
    """Returns the name that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
