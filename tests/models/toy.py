# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Models small enough for every test, with weights that hide nothing."""

import numpy as np

from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTokenizer,
    architecture,
)
from tests.layers.randomize import randomize

VOCABULARY = (
    "[PAD] [UNK] [CLS] [SEP] [MASK] the quick brown fox jump ##s over lazy dog good bad film is was"
).split()


def toy_backbone(name: str = "mobilebert_toy", scale: float = 0.2, **overrides):
    """Returns a random backbone of a named architecture and the toy vocabulary."""
    overrides = {"vocabulary_size": len(VOCABULARY), "attention_dropout": 0.0} | overrides
    return randomize(MobileBERTBackbone(**architecture(name, **overrides)), scale=scale)


def toy_inputs(sequence_length: int = 9, batch: int = 3, num_predictions: int | None = None):
    """Returns a batch with rows of different lengths."""
    generator = np.random.default_rng(0)
    lengths = np.linspace(sequence_length, 3, batch).astype(int)
    mask = (np.arange(sequence_length) < lengths[:, None]).astype("int32")
    inputs = {
        "token_ids": generator.integers(5, len(VOCABULARY), mask.shape).astype("int32") * mask,
        "padding_mask": mask,
        "segment_ids": (np.arange(sequence_length) > 4).astype("int32") * mask,
    }
    if num_predictions is not None:
        positions = generator.integers(0, 3, (batch, num_predictions))
        inputs["mask_positions"] = positions.astype("int32")
    return inputs


def toy_tokenizer() -> MobileBERTTokenizer:
    """Returns a tokenizer of the toy vocabulary."""
    return MobileBERTTokenizer(VOCABULARY)


def toy_preprocessor(sequence_length: int = 8) -> MobileBERTTextClassifierPreprocessor:
    """Returns a preprocessor of the toy vocabulary."""
    return MobileBERTTextClassifierPreprocessor(toy_tokenizer(), sequence_length=sequence_length)


def numpy_weights(model) -> dict[str, np.ndarray]:
    """Returns the model's weights by path."""
    return {weight.path: np.array(weight) for weight in model.weights}
