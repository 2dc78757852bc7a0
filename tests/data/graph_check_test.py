# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A sentence written inside tf.data reaches the user as it is."""

import pytest
import tensorflow as tf

from mobilebert_tf.data.graph_check import graph_check
from mobilebert_tf.data.reading_errors import reading_errors


def test_sentence_arrives_whole():
    path = tf.constant('/a folder/it\'s "a" caf\u00e9/' + 200 * "x")

    def check(number):
        graph_check(number < 3, path, " has ", number, " of ", 7, " examples.")
        return number

    numbers = tf.data.Dataset.range(5).map(check, num_parallel_calls=2).prefetch(2)
    with pytest.raises(ValueError) as caught, reading_errors():
        list(numbers)
    assert str(caught.value) == path.numpy().decode() + " has 3 of 7 examples."


def test_other_errors_pass():
    with pytest.raises(tf.errors.InvalidArgumentError), reading_errors():
        tf.constant([1])[tf.constant(5)]
    with pytest.raises(KeyError), reading_errors():
        raise KeyError
