# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""That TensorFlow computes biases, activations and residuals within the matrix products."""

import collections
import glob

import pytest
import tensorflow as tf
from tensorflow.tsl.profiler.protobuf import xplane_pb2

from mobilebert_tf.layers import MobileBERTBlock
from tests.layers.randomize import random_array


def _operations(folder, **arguments) -> collections.Counter:
    """How often each operation of TensorFlow runs when a block does."""
    block = MobileBERTBlock(8, 4, 6, 2, num_feed_forwards=1, **arguments)
    block.build((None, None, 8), (None, None))
    run = tf.function(lambda inputs, mask: block(inputs, mask)[0])
    inputs, mask = tf.constant(random_array(2, 4, 8)), tf.ones((2, 4), tf.int32)
    run(inputs, mask)
    with tf.profiler.experimental.Profile(str(folder)):
        run(inputs, mask)
    (file,) = glob.glob(f"{folder}/**/*.xplane.pb", recursive=True)
    space = xplane_pb2.XSpace()
    with open(file, "rb") as opened:
        space.ParseFromString(opened.read())
    names = [
        plane.event_metadata[event.metadata_id].name
        for plane in space.planes
        for line in plane.lines
        for event in line.events
    ]
    found = collections.Counter(name.rsplit(":")[-1] for name in names)
    if not any(name.startswith("_Mkl") for name in found):
        pytest.skip("this processor runs without oneDNN")
    return found


def test_teacher(tmp_path):
    found = _operations(
        tmp_path, attention_inputs="block", normalization="layer_norm", activation="gelu"
    )
    assert found["_MklNativeFusedMatMul"] == 8
    assert not {"MatMul", "_MklMatMul", "BiasAdd", "Tanh"} & found.keys()


def test_student(tmp_path):
    found = _operations(tmp_path)
    assert found["_MklNativeFusedMatMul"] == 9
    assert not {"MatMul", "_MklMatMul", "BiasAdd", "Relu"} & found.keys()
