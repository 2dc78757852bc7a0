# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every tensor is accounted for, on both sides."""

import keras
import numpy as np
import pytest

from mobilebert_tf.checkpoints.assign_tensors import assign_tensors
from mobilebert_tf.checkpoints.stored_tensor import TRANSPOSED, StoredTensor
from mobilebert_tf.checkpoints.tensor_file import TensorFile

TABLE = {
    "dense/kernel": {"google": StoredTensor("k", TRANSPOSED)},
    "dense/bias": {"google": StoredTensor("b")},
}
KERNEL = np.arange(6.0).reshape(3, 2)


def _model():
    layer = keras.layers.Dense(3, name="dense")
    layer.build((None, 2))
    return layer


def _assign(model, **tensors) -> None:
    file = TensorFile(
        path="model.ckpt",
        file_format="google",
        shapes={name: value.shape for name, value in tensors.items()},
        find=lambda name: name if name in tensors else None,
        read=tensors.__getitem__,
    )
    assign_tensors(model, file, TABLE, num_heads=1)


def test_assigns():
    model = _model()
    _assign(model, k=KERNEL, b=np.ones(3))
    np.testing.assert_array_equal(model.kernel, KERNEL.T)
    np.testing.assert_array_equal(model.bias, np.ones(3))


@pytest.mark.parametrize(
    "tensors,message",
    [
        ({"k": KERNEL}, r"1 weights without a tensor: dense/bias \(b\)"),
        ({"k": KERNEL.T, "b": np.ones(3)}, r"k is \(2, 3\), the configuration wants \(3, 2\)"),
        ({"k": KERNEL, "b": np.ones(3), "x": np.ones(1)}, "1 tensors without a weight: x"),
    ],
)
def test_names_what_is_wrong_and_assigns_nothing(tensors, message):
    model = _model()
    before = np.array(model.kernel)
    with pytest.raises(ValueError, match=f"^model.ckpt: .*{message}"):
        _assign(model, **tensors)
    np.testing.assert_array_equal(model.kernel, before)


def test_long_lists_are_cut():
    extra = {f"x{index}": np.ones(1) for index in range(9)}
    with pytest.raises(ValueError, match=r"9 tensors without a weight: x0; .*; x4; and 4 more"):
        _assign(_model(), k=KERNEL, b=np.ones(3), **extra)
