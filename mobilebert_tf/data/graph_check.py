# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Checks inside tf.data, with sentences for messages."""

import tensorflow as tf

# Around the sentence, so that it is found again in TensorFlow's message.
BEGIN, END = "<<", ">>"


def graph_check(holds: tf.Tensor, *sentence: tf.Tensor | str | int):
    """Fails when the graph runs and `holds` is false; `reading_errors` shows the sentence.

    Args:
        holds: bool scalar.
        *sentence: parts of the message, strings and numbers.

    Raises:
        tf.errors.InvalidArgumentError: when the graph runs.
    """
    texts = [part if _is_text(part) else tf.as_string(part) for part in sentence]
    tf.debugging.Assert(holds, [tf.strings.join([BEGIN, *texts, END])])


def _is_text(part: tf.Tensor | str | int) -> bool:
    return isinstance(part, str) or (isinstance(part, tf.Tensor) and part.dtype == tf.string)
