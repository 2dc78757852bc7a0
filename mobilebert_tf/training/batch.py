# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a model reads of a pre-training batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Batch = Mapping[str, Any]

_BACKBONE_INPUTS = ("token_ids", "padding_mask", "segment_ids")


def backbone_inputs(batch: Batch) -> dict[str, Any]:
    """`token_ids`, `padding_mask` and `segment_ids`, each (batch, sequence)."""
    return {name: batch[name] for name in _BACKBONE_INPUTS}


def pretrainer_inputs(batch: Batch) -> dict[str, Any]:
    """The backbone's inputs and `mask_positions` (batch, predictions)."""
    return backbone_inputs(batch) | {"mask_positions": batch["mask_positions"]}
