# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Table 1, and the FLOPs of table 4: what the models weigh and compute."""

from __future__ import annotations

from pathlib import Path

from experiments.experiment import Inputs
from experiments.paper import TABLES

_NAMES = ("bert_large", "bert_base", "ib_bert_large", "mobilebert", "mobilebert_tiny")
_WHY = {
    "ib_bert_large": "the paper does not say which weights it counts",
    "mobilebert": "key and query share a bottleneck, as in the published weights; "
    "with straight projections (`mobilebert_direct_qkv`) it is 25.4",
    "mobilebert_tiny": "the paper leaves out position and segment tables",
}


def run(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Counts every model; nothing depends on the scale, the text or a seed."""
    del scale, directory, inputs
    return {name: _count(name) for name in _NAMES}


def _count(name: str) -> dict:
    # Imported late: to render a record needs no Keras.
    from mobilebert_tf.models import MobileBERTBackbone, architecture, model_cost, weightless

    model = weightless(lambda: MobileBERTBackbone(**architecture(name)))
    costs = model_cost(model, sequence_length=128)
    return {
        "parameters": sum(cost.parameters for cost in costs if cost.in_encoder),
        "flops": sum(cost.flops for cost in costs),
    }


def to_markdown(report: dict) -> str:
    """Renders the counts beside the paper's."""
    lines = [
        "| model | parameters, M | paper | ratio | GFLOPs at 128 tokens | paper | |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, counts in report.items():
        millions, paper = counts["parameters"] / 1e6, TABLES[1].rows[name]["parameters"]
        flops = TABLES[4].rows.get(name, {}).get("flops")
        lines.append(
            f"| {name} | {millions:.1f} | {paper:g} | {millions / paper:.3f} "
            f"| {counts['flops'] / 1e9:.2f} | {'' if flops is None else f'{flops:g}'} "
            f"| {_WHY.get(name, '')} |"
        )
    return "\n".join(lines)
