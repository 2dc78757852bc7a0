# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The report of `inspect_examples` as a picture."""

import pathlib

import matplotlib.figure
import numpy as np

from mobilebert_tf.files.whole_file import whole_file

_BLUE, _ORANGE, _GREY = "#3b6ea5", "#d98032", "#999999"


def draw_inspection(report: dict, path: pathlib.Path):
    """Writes a PNG: a row for each split with lengths, masks, pairs and frequent pieces.

    Raises:
        OSError: if it cannot be written; no half-written file is left.
    """
    splits = {name: split for name, split in report["splits"].items() if split["inspected"]}
    rows = max(len(splits), 1)
    # Not by pyplot: it keeps every figure, and wants to know of a display.
    figure = matplotlib.figure.Figure(figsize=(15, 3.6 * rows + 0.6), layout="constrained")
    figure.suptitle(f"{report['source']}: {report['masked']} masking", fontsize=12)
    axes = figure.subplots(rows, 4, squeeze=False)
    for row, (name, split) in zip(axes, splits.items(), strict=False):
        lengths, masks, shares, pieces = row
        _draw_lengths(lengths, name, split)
        _draw_predictions(masks, split)
        _draw_shares(shares, split)
        _draw_pieces(pieces, split["vocabulary"])
    with whole_file(path) as partial:
        figure.savefig(partial, format="png", dpi=100)


def _draw_lengths(axes, name: str, split: dict):
    for segment, color in (
        ("length", _GREY),
        ("first_segment", _BLUE),
        ("second_segment", _ORANGE),
    ):
        counts = np.array(split[segment]["counts"])
        edges = _edges(len(split["length"]["counts"]))
        heights, _ = np.histogram(np.arange(len(counts)), edges, weights=counts)
        label = segment.replace("_", " ") if segment != "length" else "whole example"
        axes.stairs(heights, edges, color=color, label=label, fill=segment == "length", alpha=0.9)
    axes.set(title=f"{name}: {split['examples']:,} examples", xlabel="tokens", ylabel="examples")
    axes.legend(fontsize=8)


def _draw_predictions(axes, split: dict):
    counts = split["masking"]["predictions"]["counts"]
    axes.bar(range(len(counts)), counts, color=_BLUE)
    share = split["masking"]["selected_share"]
    axes.set(title=f"to predict: {share:.1%} of the tokens", xlabel="masked tokens of an example")


def _draw_shares(axes, split: dict):
    masking, pair = split["masking"], split["next_sentence"]
    bars = [
        ("[MASK]", masking["mask_share"], 0.8),
        ("random\ntoken", masking["random_share"], 0.1),
        ("token\nitself", masking["kept_share"], 0.1),
        ("second\nfrom\nelsewhere", pair["random_share"], 0.5),
    ]
    for index, (_, share, rule) in enumerate(bars):
        axes.bar(index, share, color=_ORANGE if index == 3 else _BLUE)
        axes.hlines(rule, index - 0.5, index + 0.5, color="black", linestyle="--", linewidth=1)
        axes.text(
            index, max(share, rule) + 0.01, f"{share:.1%}", ha="center", va="bottom", fontsize=8
        )
    axes.set_xticks(range(len(bars)), [label for label, _, _ in bars], fontsize=8)
    axes.set(title="shares, and BERT's (dashed)", ylim=(0, 1))


def _draw_pieces(axes, words: dict):
    frequent = words.get("most_frequent", [])
    if not frequent:
        axes.text(0.5, 0.5, "no vocabulary at hand", ha="center")
        axes.set_axis_off()
        return
    shares = [count / words["text_tokens"] for _, count in frequent]
    axes.barh(range(len(frequent)), shares, color=_BLUE)
    # A font may lack a script; escapes are better than boxes and warnings.
    labels = [ascii(piece)[1:-1].replace("$", r"\$") for piece, _ in frequent]
    axes.set_yticks(range(len(frequent)), labels, fontsize=7)
    axes.invert_yaxis()
    unknown = words["unknown_share"]
    missing = "" if unknown is None else f", [UNK] {unknown:.2%}"
    axes.set(title=f"{words['used_share']:.0%} of pieces used{missing}", xlabel="share of the text")


def _edges(number: int) -> np.ndarray:
    """About 32 bins of whole tokens."""
    step = max(1, -(-number // 32))
    return np.arange(0, number + step, step) - 0.5
