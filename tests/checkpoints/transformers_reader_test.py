# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Safetensors, in one file and in shards, in half precision, and damaged."""

import json
import pathlib

import ml_dtypes
import numpy as np
import pytest
import safetensors.numpy

from mobilebert_tf.checkpoints.transformers_reader import read_transformers
from tests.checkpoints.toy_checkpoints import toy_task, write_toy

WORDS = "mobilebert.embeddings.word_embeddings.weight"


@pytest.fixture
def folder(tmp_path) -> pathlib.Path:
    return pathlib.Path(write_toy(toy_task(num_layers=1), tmp_path / "model", "transformers"))


def _tensors(folder: pathlib.Path) -> dict:
    return safetensors.numpy.load_file(folder / "model.safetensors")


def _save(folder: pathlib.Path, tensors: dict) -> None:
    safetensors.numpy.save_file(tensors, folder / "model.safetensors")


def test_shards_are_one_file(folder):
    whole = read_transformers(str(folder))
    tensors = _tensors(folder)
    names = sorted(tensors)
    weight_map = {}
    for index, part in enumerate((names[::2], names[1::2])):
        shard = f"model-{index}.safetensors"
        safetensors.numpy.save_file({name: tensors[name] for name in part}, folder / shard)
        weight_map |= dict.fromkeys(part, shard)
    index = folder / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": weight_map}), "utf-8")
    (folder / "model.safetensors").unlink()
    sharded = read_transformers(str(folder))
    assert sharded.shapes == whole.shapes
    np.testing.assert_array_equal(sharded.read(WORDS), tensors[WORDS])
    (folder / "model-1.safetensors").unlink()
    with pytest.raises(ValueError, match=r"model-1\.safetensors is missing"):
        read_transformers(str(folder))
    index.write_text(json.dumps({"weight_map": {WORDS: "../../model.safetensors"}}), "utf-8")
    with pytest.raises(ValueError, match="outside its folder"):
        read_transformers(str(folder))
    for broken in ("[]", '{"weight_map": {"a": 3}}', "[" * 100_000):
        index.write_text(broken, "utf-8")
        with pytest.raises(ValueError, match="no index"):
            read_transformers(str(folder))


@pytest.mark.parametrize("dtype", [np.float16, ml_dtypes.bfloat16])
def test_half_precision(folder, dtype):
    tensors = _tensors(folder)
    _save(folder, {name: tensor.astype(dtype) for name, tensor in tensors.items()})
    words = read_transformers(str(folder)).read(WORDS)
    assert words.dtype == np.float32
    np.testing.assert_array_equal(words, tensors[WORDS].astype(dtype).astype(np.float32))


def test_models_without_heads_have_no_prefix(folder):
    tensors = _tensors(folder)
    _save(folder, {"embeddings.word_embeddings.weight": tensors[WORDS]})
    assert read_transformers(str(folder)).find(WORDS) == "embeddings.word_embeddings.weight"


def test_ties_and_buffers_are_left_out(folder):
    names = set(read_transformers(str(folder)).shapes)
    tensors = _tensors(folder)
    tensors["cls.predictions.decoder.weight"] = tensors[WORDS].copy()
    tensors["cls.predictions.decoder.bias"] = tensors["cls.predictions.bias"].copy()
    tensors["mobilebert.embeddings.position_ids"] = np.arange(128)[None]
    _save(folder, tensors)
    assert set(read_transformers(str(folder)).shapes) == names
    tensors["cls.predictions.decoder.weight"][0, 0] += 1.0
    _save(folder, tensors)
    with pytest.raises(ValueError, match=r"decoder\.weight' differs from"):
        read_transformers(str(folder))


def test_truncated_file(folder):
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ValueError, match="no complete safetensors file"):
        read_transformers(str(folder))


def test_something_else_in_the_file(folder):
    (folder / "model.safetensors").write_bytes(b"\x80\x04 a pickle, say")
    with pytest.raises(ValueError, match="no complete safetensors file"):
        read_transformers(str(folder))
