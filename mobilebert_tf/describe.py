# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Prints what a model is made of, what it weighs and what it computes.

    python -m mobilebert_tf.describe NAME_OR_PRESET_DIR [--sequence_length=128] [--json]

Parameters are exact. FLOPs are two for every multiply-add of the linear layers and of
attention's two products, for one sequence through encoder and pooler; look-ups,
normalisations, activations and heads are not counted.

MobileBERT has 24.6 million parameters here and 25.3 in the paper, which counts query,
key and value as straight projections of the block's input. The published weights put a
shared bottleneck before query and key; `mobilebert_direct_qkv` is what the paper counted.
"""

import json
import os
import sys

from absl import app, flags

_LENGTH = flags.DEFINE_integer("sequence_length", 128, "Tokens of the sequence.", lower_bound=1)
_JSON = flags.DEFINE_bool("json", False, "Print JSON.")


def main(argv: list[str]) -> None:
    """Describes one model."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if len(argv) != 2:
        raise app.UsageError("Pass the name of an architecture, or the folder of a preset.")
    try:
        description = _describe(argv[1], _LENGTH.value)
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    print(json.dumps(description, indent=2) if _JSON.value else _table(description))


def _describe(name: str, sequence_length: int) -> dict:
    from mobilebert_tf import models

    model = models.weightless(lambda: _build(name))
    backbone = getattr(model, "backbone", None) or model
    if not 1 <= sequence_length <= backbone.max_sequence_length:
        raise ValueError(
            f"`--sequence_length` must be between 1 and the model's {backbone.max_sequence_length} "
            f"positions. Received: sequence_length={sequence_length}"
        )
    costs: tuple[models.ComponentCost, ...] = models.model_cost(model, sequence_length)
    config = backbone.get_config()
    hidden = ("name", "trainable", "dtype")
    return {
        "name": name,
        "class": type(model).__name__,
        "sequence_length": sequence_length,
        "encoder_parameters": sum(cost.parameters for cost in costs if cost.in_encoder),
        "parameters": sum(cost.parameters for cost in costs),
        "flops": sum(cost.flops for cost in costs),
        "components": {
            cost.name: {"parameters": cost.parameters, "flops": cost.flops} for cost in costs
        },
        "paper": models.PAPER_FIGURES.get(name, {}),
        "config": {key: value for key, value in config.items() if key not in hidden},
    }


def _build(name: str):
    from mobilebert_tf import models

    if os.path.isdir(name):
        return models.load_preset(name, load_weights=False)
    return models.MobileBERTBackbone(**models.architecture(name))


def _table(description: dict) -> str:
    paper = description["paper"]
    length = description["sequence_length"]
    rows = [("component", "parameters", f"FLOPs at {length}", "paper")]
    for name, cost in description["components"].items():
        rows.append((name, f"{cost['parameters']:,}", f"{cost['flops']:,}", paper.get(name, "")))
    encoder = description["encoder_parameters"]
    rows.append(("encoder", f"{encoder:,}", "", paper.get("parameters", "")))
    total = f"{description['parameters']:,}", f"{description['flops']:,}"
    rows.append(("all", *total, paper.get("flops", "")))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [f"{description['name']}: {description['class']}", ""]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    lines += ["", *(f"{key} = {value}" for key, value in description["config"].items())]
    return "\n".join(lines)


if __name__ == "__main__":
    app.run(main)
