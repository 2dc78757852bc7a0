# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From what a task reads to what its file is run with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mobilebert_tf.lite.word_piece import WordPiece

# A text; two texts, such as question and context; or a prompt with its choices.
Example = str | tuple[str, str] | tuple[str, Sequence[str]]

_FORMS = {
    "question_answerer": "a tuple of question and context",
    "multiple_choice": "a tuple of a prompt and a sequence of two choices or more",
    "token_classifier": "a text, its words between spaces",
}
_TEXTS = "a text, or a tuple of two"


def encode_example(
    tokenizer: WordPiece, example: Example, task: str, sequence_length: int
) -> list[dict[str, np.ndarray]]:
    """Packs an example as the model of a task is trained on it.

    Args:
        tokenizer: of the model.
        example: for a classifier or regressor a text, or a tuple of two; for a token
            classifier a text; for a question answerer `(question, context)`, of which
            the first window is packed; for multiple choice `(prompt, choices)`.
        task: as the file's metadata have it.
        sequence_length: of the exported file.

    Returns:
        One dict of `ids`, `mask`, `segment_ids`, int32 `(1, sequence_length)`; for
        multiple choice one for every choice.

    Raises:
        ValueError: if the example has another form, or the length leaves no room.
    """
    if not _fits(example, task):
        raise ValueError(
            f"An example of a {task.replace('_', ' ')} model must be {_FORMS.get(task, _TEXTS)}. "
            f"Received: {example!r}"
        )
    if isinstance(example, str):
        return [tokenizer.encode(example, sequence_length)]
    first, second = example
    if task == "question_answerer":
        return [tokenizer.encode_pair(first, second, sequence_length)]
    choices = second if task == "multiple_choice" else [second]
    return [tokenizer.encode_texts(first, choice, sequence_length) for choice in choices]


def _fits(example: Any, task: str) -> bool:
    if task == "token_classifier" or isinstance(example, str):
        return isinstance(example, str) and task not in ("question_answerer", "multiple_choice")
    if not isinstance(example, tuple) or len(example) != 2 or not isinstance(example[0], str):
        return False
    if task != "multiple_choice":
        return isinstance(example[1], str)
    choices = example[1]
    return (
        not isinstance(choices, str)
        and hasattr(choices, "__len__")
        and len(choices) > 1
        and all(isinstance(choice, str) for choice in choices)
    )
