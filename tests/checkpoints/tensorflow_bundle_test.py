# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""TensorFlow's checkpoint files, whole and damaged."""

import pathlib

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.checkpoints.tensorflow_bundle import TensorFlowBundle


@pytest.fixture
def prefix(tmp_path) -> str:
    path = str(tmp_path / "model.ckpt")
    values = [tf.constant(np.arange(600.0, dtype="float32")), tf.constant(3, tf.int64)]
    tf.raw_ops.SaveV2(
        prefix=path, tensor_names=["weight", "step"], shape_and_slices=["", ""], tensors=values
    )
    return path


def test_reads(prefix):
    bundle = TensorFlowBundle(prefix)
    assert bundle.shapes == {"weight": (600,), "step": ()}
    np.testing.assert_array_equal(bundle.read_floats("weight"), np.arange(600))


@pytest.mark.parametrize("suffix", [".index", ".data-00000-of-00001", ".meta"])
def test_part_instead_of_the_prefix(prefix, suffix):
    with pytest.raises(ValueError, match=r"Pass its prefix instead: .*model\.ckpt$"):
        TensorFlowBundle(prefix + suffix)


def test_missing_data(prefix):
    pathlib.Path(f"{prefix}.data-00000-of-00001").unlink()
    with pytest.raises(ValueError, match=r"data-\*-of-\* is missing"):
        TensorFlowBundle(prefix)


def test_truncated_data(prefix):
    data = pathlib.Path(f"{prefix}.data-00000-of-00001")
    data.write_bytes(data.read_bytes()[:1000])
    with pytest.raises(ValueError, match="'weight' cannot be read"):
        TensorFlowBundle(prefix).read("weight")


def test_damaged_index(prefix):
    pathlib.Path(f"{prefix}.index").write_bytes(b"not a table" * 20)
    with pytest.raises(ValueError, match=r"\.index is damaged"):
        TensorFlowBundle(prefix)
