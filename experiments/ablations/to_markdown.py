# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The page of a comparison of sizes."""

from __future__ import annotations

import statistics

from experiments.ablations.claims import CLAIMS
from experiments.paper import TABLES

_HEADER = (
    "| row | between blocks | inside | heads | feed-forwards | attention M | feed-forward M "
    "| encoder M | MFLOPs | masked words | lowest to highest | paper: M | paper: SQuAD F1 |"
)


def to_markdown(report: dict) -> str:
    """Renders the rows in the paper's order, what differs from it, and what may be claimed."""
    table, models = report["table"], report["models"]
    accuracies = {
        row: [100 * result["masked_lm_accuracy"] for result in model["results"]]
        for row, model in models.items()
    }
    lines = [_HEADER, "|---" * _HEADER.count(" |") + "|"]
    lines += [_row(table, row, models[row]["settings"], accuracies[row]) for row in models]
    claims = [claim for claim in CLAIMS[table] if claim.rows <= models.keys()]
    verdicts = [f"- {claim.verdict(accuracies)}" for claim in claims]
    verdicts = verdicts or ["None of the paper's conclusions is about these rows alone."]
    return "\n\n".join(["\n".join(lines), _differences(report), "\n".join(verdicts)])


def _row(table: int, row: str, settings: dict, accuracies: list[float]) -> str:
    names = ("hidden_dim", "bottleneck_dim", "num_heads", "num_feed_forwards")
    parameters = ("attention_parameters", "feed_forward_parameters", "parameters")
    cells = [
        row,
        *(str(settings[name]) for name in names),
        *(f"{settings[name] / 1e6:.3f}" for name in parameters),
        f"{settings['flops'] / 1e6:.1f}",
        f"{statistics.mean(accuracies):.2f} %",
        f"{min(accuracies):.2f} to {max(accuracies):.2f}",
        _paper_size(table, row),
        f"{TABLES[table].rows[row]['squad']:g}",
    ]
    return f"| {' | '.join(cells)} |"


def _paper_size(table: int, row: str) -> str:
    """Table 2 counts the model, table 3 its attention and its feed-forwards."""
    cells = TABLES[table].rows[row]
    if "parameters" in cells:
        return f"{cells['parameters']:g}"
    return f"{cells['attention_parameters']:g} + {cells['feed_forward_parameters']:g}"


def _differences(report: dict) -> str:
    scale = report["config"]["scale"]
    examples = scale["examples"]
    return (
        f"Every width is the paper's divided by {scale['width_divisor']}, in "
        f"{scale['num_layers']} layers instead of 24. Each model saw {scale['steps']} steps of "
        f"{examples['batch_size']} examples of {examples['sequence_length']} tokens, instead of "
        "125,000 steps of 2048. Ours is the share of masked words of held-out text that were "
        "guessed, without fine-tuning; the paper's is F1 on SQuAD v1.1 after fine-tuning. "
        "Orders can be compared, values cannot."
    )
