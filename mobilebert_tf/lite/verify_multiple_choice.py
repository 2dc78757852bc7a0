# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How far a multiple choice model's file is from its Keras model."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np

from mobilebert_tf.lite.multiple_choice_interpreter import MultipleChoiceInterpreter
from mobilebert_tf.lite.verify import Parity, compare_probabilities, every_length
from mobilebert_tf.models.mobilebert_multiple_choice import MobileBERTMultipleChoice


def verify_multiple_choice(
    content: bytes,
    model: MobileBERTMultipleChoice,
    examples: Sequence[tuple[str, Sequence[str]]],
) -> Parity:
    """Compares every signature's probabilities of the choices, from the raw text on.

    A "label" of `Parity` is the most probable choice.

    Args:
        content: the file, with metadata.
        model: with its preprocessor.
        examples: prompts with their choices, not necessarily equally many.
    """
    actual, expected = [], []
    for interpreter in every_length(MultipleChoiceInterpreter, content):
        length = interpreter.sequence_length
        actual += [interpreter.probabilities(*example) for example in examples]
        expected += [_keras_probabilities(model, *example, length) for example in examples]
    return compare_probabilities(_table(actual), _table(expected))


def _keras_probabilities(
    model: MobileBERTMultipleChoice, prompt: str, choices: Sequence[str], sequence_length: int
) -> np.ndarray:
    preprocessor = type(model.preprocessor)(
        model.preprocessor.tokenizer, sequence_length=sequence_length
    )
    logits = model(preprocessor(([prompt], [list(choices)]), y=None), training=False)
    return np.asarray(keras.ops.softmax(logits), np.float64)[0]


def _table(rows: list[np.ndarray]) -> np.ndarray:
    """`(examples, most choices)`; choices that an example lacks have probability 0."""
    table = np.zeros((len(rows), max(map(len, rows))))
    for row, values in zip(table, rows, strict=True):
        row[: len(values)] = values
    return table
