# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A new model for the examples of an experiment."""

from __future__ import annotations

from pathlib import Path

import keras

from experiments.pretraining.vocabulary import load_tokenizer
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTPretrainer,
    MobileBERTTextClassifierPreprocessor,
)


def new_pretrainer(
    directory: Path, size: dict, sequence_length: int, seed: int
) -> MobileBERTPretrainer:
    """Returns an untrained model with the tokenizer of `directory`.

    Args:
        directory: has the vocabulary.
        size: arguments of `MobileBERTBackbone`; the vocabulary's size is put in.
        sequence_length: tokens of an example.
        seed: of its weights, and of everything else random that follows.
    """
    keras.utils.set_random_seed(seed)
    tokenizer = load_tokenizer(directory)
    backbone = MobileBERTBackbone(**size | {"vocabulary_size": tokenizer.vocabulary_size()})
    preprocessor = MobileBERTTextClassifierPreprocessor(tokenizer, sequence_length)
    return MobileBERTPretrainer(backbone, preprocessor)
