# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Reads which tokenizer examples were made with."""

import json
import os

import tensorflow as tf

from mobilebert_tf.data.example_folder import TOKENIZER
from mobilebert_tf.data.tokenizer_config import TokenizerConfig


def read_tokenizer_config(examples: str | os.PathLike[str]) -> TokenizerConfig | None:
    """Returns the settings in the folder's `tokenizer.json`; None for others' files.

    Args:
        examples: folder of examples, or a pattern of others' files.

    Raises:
        ValueError: if the file is damaged.
    """
    path = os.path.join(os.fspath(examples), TOKENIZER)
    if not tf.io.gfile.exists(path):
        return None
    try:
        with tf.io.gfile.GFile(path) as file:
            return TokenizerConfig(**json.load(file))
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"{path} must hold the settings of a tokenizer; copy it again, or write the examples "
            f"anew. Received: {error}"
        ) from error
