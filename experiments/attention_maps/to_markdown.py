# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The page of figure 3: the numbers of what the picture shows."""

from __future__ import annotations

import statistics

from experiments.claim import Claim

_ORDERED = "{}, best order"
# Appendix C of the paper.
CLAIMS = (
    Claim(
        text="attention transfer brings the teacher's attention",
        better=(
            ("progressive", "progressive_feature_maps"),
            ("progressive", "distillation_only"),
            ("progressive", "bare"),
        ),
    ),
    Claim(
        text="without it, feature maps bring it too, with the heads in another order",
        better=(
            (_ORDERED.format("progressive_feature_maps"), _ORDERED.format("distillation_only")),
            (_ORDERED.format("progressive_feature_maps"), _ORDERED.format("bare")),
            (_ORDERED.format("progressive_feature_maps"), "progressive_feature_maps"),
        ),
    ),
)


def to_markdown(report: dict) -> str:
    """Renders the mean divergences, by student and by layer, and what may be claimed."""
    even = [statistics.mean(layer) for layer in report["even_divergence"]]
    layers = [f"layer {layer + 1}" for layer in range(len(even))]
    header = ["student", "mean", "lowest to highest", "heads in the best order", *layers]
    lines = [f"| {' | '.join(header)} |", "|---" * len(header) + "|"]
    lines += [_row(name, results) for name, results in report["students"].items()]
    cells = ["*attends evenly*", _nats(statistics.mean(even)), "", "", *map(_nats, even)]
    lines.append(f"| {' | '.join(cells)} |")
    scores = _scores(report["students"])
    claims = [claim for claim in CLAIMS if claim.rows <= scores.keys()]
    verdicts = [f"- {claim.verdict(scores)}" for claim in claims]
    verdicts = verdicts or ["None of the paper's conclusions is about these students alone."]
    return "\n\n".join([_introduction(report), "\n".join(lines), "\n".join(verdicts)])


def _introduction(report: dict) -> str:
    return (
        "KL divergence of the teacher's attention from the student's, in nats: the mean over "
        f"heads and over the tokens of {report['examples']} held-out examples; 0 is the same "
        "attention. In the best order, each of the teacher's heads is compared with another of "
        "the student's, such that the sum is least. The picture is of the first seed: "
        f"`{report['picture']}`. The paper has pictures only."
    )


def _row(name: str, results: list[dict]) -> str:
    means = [_mean(result["divergence"]) for result in results]
    ordered = [statistics.mean(result["best_order_divergence"]) for result in results]
    by_layer = zip(*(result["divergence"] for result in results), strict=True)
    cells = [
        name,
        _nats(statistics.mean(means)),
        f"{_nats(min(means))} to {_nats(max(means))}",
        _nats(statistics.mean(ordered)),
        *(_nats(_mean(layer)) for layer in by_layer),
    ]
    return f"| {' | '.join(cells)} |"


def _scores(students: dict[str, list[dict]]) -> dict[str, list[float]]:
    """Less divergence is the better score."""
    scores = {}
    for name, results in students.items():
        scores[name] = [-_mean(result["divergence"]) for result in results]
        ordered = [-statistics.mean(result["best_order_divergence"]) for result in results]
        scores[_ORDERED.format(name)] = ordered
    return scores


def _mean(divergence: list[list[float]]) -> float:
    """Of all heads of all layers, or of all seeds."""
    return statistics.mean(head for heads in divergence for head in heads)


def _nats(value: float) -> str:
    return f"{value:.3f}"
