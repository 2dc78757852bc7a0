# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A model of the paper, small."""

from __future__ import annotations

from experiments.ablations.config import AblationScale
from mobilebert_tf.models import architecture

_ARCHITECTURES = {2: "ib_bert_table2_{}", 3: "mobilebert_table3_{}"}
_WIDTHS = ("hidden_dim", "bottleneck_dim", "intermediate_dim", "embedding_dim")


def small_size(table: int, row: str, scale: AblationScale) -> dict:
    """Returns the arguments of `MobileBERTBackbone` for a row, but for the vocabulary's size.

    All widths are divided by the same number, heads and feed-forwards are the paper's.
    There is no dropout: in a few hundred steps nothing is learnt by heart.
    """
    size = architecture(_ARCHITECTURES[table].format(row))
    return (
        size
        | {name: size[name] // scale.width_divisor for name in _WIDTHS}
        | {
            "num_layers": scale.num_layers,
            "max_sequence_length": scale.examples.sequence_length,
            "dropout": 0.0,
            "attention_dropout": 0.0,
        }
    )
