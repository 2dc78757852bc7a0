# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What some blocks of a backbone compute from their input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import keras


class BlockFeatures:
    """Runs the blocks from `first` to the last of `layers`; `feature_model` without those below.

    Args:
        backbone: a `MobileBERTBackbone`.
        first: block, from 0.
        layers: blocks to return the features of, none below `first`.
    """

    def __init__(self, backbone: keras.Model, first: int, layers: Sequence[int]):
        self._blocks = dict(enumerate(backbone.blocks))
        self._run = range(first, max(layers) + 1)
        self._returned = frozenset(layers)

    def __call__(self, inputs: dict[str, Any], training: bool = False) -> dict[str, Any]:
        """Returns `feature_map_i` and `attention_scores_i` as `feature_model` does.

        Args:
            inputs: `features` (batch, sequence, hidden), what block `first` reads,
                and `padding_mask` (batch, sequence).
            training: whether there is dropout.
        """
        hidden, found = inputs["features"], {}
        for index in self._run:
            block = self._blocks[index]
            hidden, scores = block(hidden, inputs["padding_mask"], training=training)
            if index in self._returned:
                found[f"feature_map_{index}"] = hidden
                found[f"attention_scores_{index}"] = scores
        return found
