# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fills a model from a checkpoint and accounts for every tensor on both sides."""

from collections.abc import Mapping

from mobilebert_tf.checkpoints.stored_tensor import StoredTensor
from mobilebert_tf.checkpoints.tensor_file import TensorFile

_NAMED = 5


def assign_tensors(
    model, tensors: TensorFile, table: Mapping[str, Mapping[str, StoredTensor]], num_heads: int
) -> None:
    """Assigns each of the model's weights its tensor.

    Args:
        model: a backbone or a task.
        tensors: the checkpoint.
        table: `tensor_table` of the model's depth.
        num_heads: attention heads of a block.

    Raises:
        ValueError: if a weight has no tensor, a tensor no weight, or if shapes
            differ; nothing is assigned then.
    """
    sources = {}
    missing, wrong = [], []
    for weight in model.weights:
        stored = table[weight.path].get(tensors.file_format)
        name = None if stored is None else tensors.find(stored.name)
        if name is None:
            missing.append(f"{weight.path} ({stored.name if stored else 'not in this format'})")
            continue
        expected = stored.shape_in_file(weight.shape, num_heads)
        if tensors.shapes[name] != expected:
            wrong.append(f"{name} is {tensors.shapes[name]}, the configuration wants {expected}")
        sources[weight.path] = stored, name
    unused = sorted(set(tensors.shapes) - {name for _, name in sources.values()})
    for what, names in (
        ("tensors of another shape", wrong),
        ("weights without a tensor", missing),
        ("tensors without a weight", unused),
    ):
        if names:
            raise ValueError(f"{tensors.path}: {len(names)} {what}: {_listed(names)}.")
    for weight in model.weights:
        stored, name = sources[weight.path]
        weight.assign(stored.to_ours(tensors.read(name), weight.shape))


def _listed(names: list[str]) -> str:
    rest = len(names) - _NAMED
    return "; ".join(names[:_NAMED]) + (f"; and {rest} more" if rest > 0 else "")
