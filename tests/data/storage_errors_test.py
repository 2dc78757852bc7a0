# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""TensorFlow's file errors become Python's."""

import errno

import pytest
import tensorflow as tf

from mobilebert_tf.data.storage_errors import storage_errors


@pytest.mark.parametrize(
    ("error", "number"),
    [(tf.errors.ResourceExhaustedError, errno.ENOSPC), (tf.errors.UnknownError, errno.EIO)],
)
def test_names_the_file_and_the_reason(error, number):
    expected = pytest.raises(OSError, match=r"disk is full.*'x\.tfrecord'")
    with expected as raised, storage_errors("x.tfrecord"):
        raise error(None, None, "disk is full")
    assert raised.value.errno == number


def test_lets_others_pass():
    with pytest.raises(KeyError), storage_errors("x"):
        raise KeyError
