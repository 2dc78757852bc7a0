# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A table of the paper as Markdown."""

from __future__ import annotations

from experiments.paper import PaperTable


def paper_table(table: PaperTable) -> str:
    """Renders the table as printed, folded away under its title."""
    columns = [name + (f" ({unit})" if unit else "") for name, unit in table.units.items()]
    lines = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for row, values in table.rows.items():
        cells = [str(values.get(name, "–")) for name in table.units]
        lines.append(f"| {row} | {' | '.join(cells)} |")
    title = f"Table {table.number} of the paper, section {table.section}: {table.subject}"
    body = "\n".join(lines)
    return f"<details><summary>{title}</summary>\n\n{body}\n\n</details>"
