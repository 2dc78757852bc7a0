# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A backbone that also returns what transfer compares."""

from __future__ import annotations

from collections.abc import Sequence

import keras


def feature_model(
    backbone: keras.Model, layers: Sequence[int], outputs: bool = False
) -> keras.Model:
    """Returns a model over the backbone's own layers that computes only what it returns.

    With layers only, it ends at the last of them: stage 3 of 24 costs 4 blocks.

    Args:
        backbone: a `MobileBERTBackbone`.
        layers: blocks, from 0.
        outputs: also return the backbone's outputs.

    Returns:
        A model with the backbone's inputs. Its outputs are `feature_map_i`
        (batch, sequence, hidden) and `attention_scores_i` (batch, heads, query,
        key) for each i in `layers`, and `sequence_output` and `pooled_output`.
    """
    features = dict(backbone.output) if outputs else {}
    for layer in layers:
        features[f"feature_map_{layer}"] = backbone.hidden_states[layer + 1]
        features[f"attention_scores_{layer}"] = backbone.attention_scores[layer]
    return keras.Model(backbone.input, features)
