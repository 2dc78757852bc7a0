# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Parts of a batch are equal, complete, and in order."""

import pytest
import tensorflow as tf

from mobilebert_tf.training.micro_batches import MicroBatches

BATCH = {"x": tf.constant([1.0, 2.0, 3.0, 4.0]), "y": tf.constant([[1], [2], [3], [4]])}


def test_adds_what_a_function_returns_of_each_part():
    def function(part):
        assert part["x"].shape == (2,)
        assert part["y"].shape == (2, 1)
        return tf.reduce_prod(part["x"]), [tf.reduce_prod(part["y"])]

    add = tf.function(lambda: MicroBatches(BATCH, 2).add(function, (0.0, [0])))
    product, (same,) = add()
    assert float(product) == 1 * 2 + 3 * 4
    assert int(same) == 14


def test_parts_must_divide_the_batch():
    with pytest.raises(ValueError, match=r"4 examples\. Received: micro_batches=3"):
        MicroBatches(BATCH, 3)


def test_shares_of_different_sizes_are_refused():
    """As three replicas have of a batch of four."""
    add = tf.function(lambda x: MicroBatches({"x": x}, 2).add(lambda part: part["x"], 0.0))
    with pytest.raises(ValueError, match=r"share of the batch, whose size differs\. Received"):
        add.get_concrete_function(tf.TensorSpec((None,)))


def test_what_is_not_returned_is_not_computed():
    """A row that does not exist stands for a model whose outputs nobody asks for."""

    def function(part, rows):
        outside = tf.reduce_sum(tf.gather(part["x"], rows))
        return {"outside": outside, "sum": tf.reduce_sum(part["x"])}

    @tf.function
    def add(name, rows):
        return MicroBatches(BATCH, 2).add(lambda part: function(part, rows)[name], 0.0)

    rows = tf.constant([99])
    assert float(add("sum", rows)) == 10.0
    with pytest.raises(tf.errors.InvalidArgumentError):
        add("outside", rows)
