# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Reads folders that Transformers' `save_pretrained` has written."""

import dataclasses
import json
import pathlib

import keras  # noqa: F401  Teaches NumPy bfloat16.
import numpy as np
import safetensors

from mobilebert_tf.checkpoints.tensor_file import TensorFile
from mobilebert_tf.checkpoints.tensor_table import TRANSFORMERS

_SINGLE = "model.safetensors"
_INDEX = "model.safetensors.index.json"
_BASE = "mobilebert."
# Tensors of models without heads begin with these.
_BASE_MODEL = ("embeddings.", "encoder.", "pooler.")
# Ties of the masked-LM head: the name in the file -> what it repeats.
_TIES = {
    "cls.predictions.decoder.weight": "mobilebert.embeddings.word_embeddings.weight",
    "cls.predictions.decoder.bias": "cls.predictions.bias",
}


def read_transformers(path: str) -> TensorFile:
    """Opens a folder with safetensors, in one file or in shards, or one such file.

    Raises:
        ValueError: if there are none, if one is damaged or missing, or if weights
            that the model ties differ.
    """
    files = _tensor_files(pathlib.Path(path))
    shapes = {
        name: shape
        for name, (_, shape) in files.items()
        # Old versions saved a buffer; a plain BERT has an extra matrix of no rows.
        if not name.endswith("position_ids") and 0 not in shape
    }
    names = {_table_name(name): name for name in shapes}
    tensors = TensorFile(
        path=path,
        file_format=TRANSFORMERS,
        shapes=shapes,
        find=names.get,
        read=lambda name: _read(files[name][0], name),
    )
    return _without_ties(tensors)


def _table_name(name: str) -> str:
    return f"{_BASE}{name}" if name.startswith(_BASE_MODEL) else name


def _tensor_files(path: pathlib.Path) -> dict[str, tuple[pathlib.Path, tuple[int, ...]]]:
    """The file and the shape of every tensor."""
    if path.is_file():
        shards = [path]
    elif (path / _INDEX).is_file():
        shards = _shards(path / _INDEX)
    else:
        shards = [path / _SINGLE]
    found = {}
    for shard in shards:
        if not shard.is_file():
            raise ValueError(f"{shard} is missing. Without it the checkpoint is incomplete.")
        found |= {name: (shard, shape) for name, shape in _shapes(shard).items()}
    return found


def _shards(index: pathlib.Path) -> list[pathlib.Path]:
    try:
        names = sorted(set(json.loads(index.read_text("utf-8"))["weight_map"].values()))
        outside = [name for name in names if pathlib.PurePath(name).name != name]
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise ValueError(f"{index} is no index of safetensors shards.") from error
    if outside:
        raise ValueError(f"{index} names files outside its folder: {outside}")
    return [index.parent / name for name in names]


def _opened(path: pathlib.Path):
    try:
        return safetensors.safe_open(path, framework="numpy")
    except (safetensors.SafetensorError, OSError) as error:
        raise ValueError(f"{path} is no complete safetensors file: {error}") from error


def _shapes(path: pathlib.Path) -> dict[str, tuple[int, ...]]:
    with _opened(path) as file:
        return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118


def _read(path: pathlib.Path, name: str) -> np.ndarray:
    with _opened(path) as file:
        return file.get_tensor(name).astype(np.float32)


def _without_ties(tensors: TensorFile) -> TensorFile:
    shapes = dict(tensors.shapes)
    for tied, original in _TIES.items():
        name = tensors.find(original)
        if tied not in shapes or name is None:
            continue
        if not np.array_equal(tensors.read(tied), tensors.read(name)):
            raise ValueError(
                f"{tensors.path}: {tied!r} differs from {name!r}, but this family ties them."
            )
        del shapes[tied]
    return dataclasses.replace(tensors, shapes=shapes)
