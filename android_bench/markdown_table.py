# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A result as Markdown."""

from __future__ import annotations

import pathlib

_TOP = 6  # kinds of operators that are named


def markdown_table(result: dict) -> str:
    """The figures of all models, then the operators that cost most, then the warnings."""
    rows = result["results"]
    emulated = result["target"] == "emulated"
    lines = _instruction_lines(rows) if emulated else _latency_lines(rows)
    profiles = [line for row in rows for line in _profile_lines(row)]
    if profiles:
        lines += ["", "| model | cores | operator | calls | share |", "|---|---|---|---:|---:|"]
        lines += profiles
    lines += [line for warning in result["warnings"] for line in ("", f"Warning: {warning}")]
    return "\n".join(lines)


def operator_shares(row: dict) -> list[tuple[str, float, float]]:
    """Kind of operator, calls and share of all operators' cost, the costliest first."""
    kinds: dict[str, tuple[float, float]] = {}
    for operator in row["operators"] or ():
        calls, cost = kinds.get(operator["operator"], (0.0, 0.0))
        unit = "instructions" if "instructions" in operator else "mean_ms"
        kinds[operator["operator"]] = (calls + operator["calls"], cost + operator[unit])
    total = sum(cost for _, cost in kinds.values())
    shares = [(kind, calls, cost / total) for kind, (calls, cost) in kinds.items() if total]
    return sorted(shares, key=lambda share: -share[2])


def _latency_lines(rows: list[dict]) -> list[str]:
    names = ("p50", "p90", "p99", "mean", "min", "max", "init", "first_run")
    heads = [f"{name.replace('_', ' ')} ms" for name in names]
    lines = [
        f"| model | MB | threads | {' | '.join(heads)} | peak MB |",
        "|---|---:|---:|" + "---:|" * (len(names) + 1),
    ]
    for row in rows:
        figures = [_fixed(row[f"{name}_ms"], 1) for name in names]
        memory = _fixed(row["peak_memory_bytes"], 1e6, 1)
        lines.append(f"{_start(row)} {row['threads']} | {' | '.join(figures)} | {memory} |")
    return lines


def _instruction_lines(rows: list[dict]) -> list[str]:
    lines = [
        "| model | MB | cores | instructions, millions | first run | init |",
        "|---|---:|---|---:|---:|---:|",
    ]
    for row in rows:
        names = ("instructions", "first_run_instructions", "init_instructions")
        figures = [_fixed(row[name], 1e6, 3) for name in names]
        lines.append(f"{_start(row)} {row['core_type']} | {' | '.join(figures)} |")
    return lines


def _profile_lines(row: dict) -> list[str]:
    where = row["core_type"] or f"{row['threads']} threads"
    name = pathlib.Path(row["model"]).name
    return [
        f"| {name} | {where} | {kind} | {calls:g} | {share:.1%} |"
        for kind, calls, share in operator_shares(row)[:_TOP]
    ]


def _start(row: dict) -> str:
    return f"| {pathlib.Path(row['model']).name} | {row['model_bytes'] / 1e6:.2f} |"


def _fixed(value: float | None, unit: float, digits: int = 2) -> str:
    return "–" if value is None else f"{value / unit:.{digits}f}"
