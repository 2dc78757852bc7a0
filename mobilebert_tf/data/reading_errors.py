# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What tf.data says about damaged files, in our own words."""

import contextlib
import re
from collections.abc import Iterator

import tensorflow as tf

from mobilebert_tf.data.graph_check import BEGIN, END


@contextlib.contextmanager
def reading_errors() -> Iterator[None]:
    """Shows the sentence of a failed `graph_check` instead of TensorFlow's message.

    Raises:
        ValueError: with that sentence.
    """
    try:
        yield
    except tf.errors.InvalidArgumentError as error:
        _, begin, rest = error.message.partition(BEGIN)
        sentence, end, _ = rest.partition(END)
        if begin and end:
            # TensorFlow writes strings as C does.
            raise ValueError(re.sub(r"\\(.)", r"\1", sentence)) from None
        raise
