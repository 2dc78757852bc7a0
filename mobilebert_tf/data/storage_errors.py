# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""TensorFlow's file errors as Python's."""

import contextlib
import errno
from collections.abc import Iterator

import tensorflow as tf


@contextlib.contextmanager
def storage_errors(path: str) -> Iterator[None]:
    """TensorFlow reports a full disk in its own way; callers get an OSError.

    Args:
        path: what is being written, for the message.

    Raises:
        OSError: naming the file, for any error of TensorFlow's inside the block.
    """
    try:
        yield
    except tf.errors.OpError as error:
        is_full = isinstance(error, tf.errors.ResourceExhaustedError)
        raise OSError(
            errno.ENOSPC if is_full else errno.EIO,
            f"Cannot write pre-training examples: {error.message}. Nothing half-written is kept; "
            "free some space or choose another folder, and start again",
            path,
        ) from error
