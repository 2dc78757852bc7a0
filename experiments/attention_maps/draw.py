# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The picture of what models attend to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import PowerNorm

from mobilebert_tf.files import whole_file

_SIDE = 1.25  # inches of a map


def draw(path: Path, models: Mapping[str, Sequence[np.ndarray]], layers: Sequence[int]) -> None:
    """Draws a row for each model, and the heads of each layer side by side.

    In a map, a row is the token that attends and a column the token attended to. The
    shade is the square root of the share of attention, the same in all maps: a head that
    attends to many tokens at once would be white otherwise.

    Args:
        path: of the PNG, which is there whole or not at all.
        models: title -> for each layer, (heads, length, length).
        layers: from 0, named from 1 in the picture.
    """
    heads = next(iter(models.values()))[0].shape[0]
    columns = heads * len(layers)
    size = (_SIDE * columns + 1.6, _SIDE * len(models) + 0.5)
    figure, axes = plt.subplots(
        len(models), columns, figsize=size, squeeze=False, layout="constrained"
    )
    for row, (title, maps) in zip(axes, models.items(), strict=True):
        row[0].set_ylabel(title, rotation=0, ha="right", va="center", fontsize=9)
        for axis, head in zip(row, (head for layer in maps for head in layer), strict=True):
            # Sharp edges, also because they make the file half as large.
            norm = PowerNorm(0.5, 0, 1)
            image = axis.imshow(head, cmap="Greys", norm=norm, interpolation="nearest")
            axis.set(xticks=[], yticks=[])
    names = [f"layer {layer + 1}, head {head + 1}" for layer in layers for head in range(heads)]
    for axis, name in zip(axes[0], names, strict=True):
        axis.set_title(name, fontsize=8)
    figure.colorbar(image, ax=axes, shrink=0.6, pad=0.01, ticks=[0, 0.1, 0.25, 0.5, 1])
    with whole_file(path) as partial:
        figure.savefig(partial, dpi=120, format="png")
    plt.close(figure)
