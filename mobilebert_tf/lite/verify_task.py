# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How far a task's file is from its Keras model."""

from __future__ import annotations

from collections.abc import Sequence

from mobilebert_tf.lite.encode_example import Example, encode_example
from mobilebert_tf.lite.file_runner import FileRunner
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES, task_of
from mobilebert_tf.lite.verify import Parity, verify_text_classifier
from mobilebert_tf.lite.verify_multiple_choice import verify_multiple_choice
from mobilebert_tf.lite.verify_outputs import verify_outputs
from mobilebert_tf.lite.verify_text_regressor import verify_text_regressor
from mobilebert_tf.models.mobilebert_task import MobileBERTTask

_OF_TEXTS = {
    "text_classifier": verify_text_classifier,
    "multi_label_classifier": verify_text_classifier,
    "text_regressor": verify_text_regressor,
    "multiple_choice": verify_multiple_choice,
}


def verify_task(content: bytes, model: MobileBERTTask, examples: Sequence[Example]) -> Parity:
    """Compares a file with its Keras model.

    At every sequence length of the file. Where a whole text has an answer both sides
    tokenise by themselves; question answerers and token classifiers, which answer for
    every token, are compared on the same ids.

    Args:
        content: the file, with metadata.
        model: with its preprocessor.
        examples: in the form of `encode_example`.
    """
    task = task_of(model)
    if task in _OF_TEXTS:
        return _OF_TEXTS[task](content, model, examples)
    file = FileRunner(content, (task,), OUTPUT_NAMES[task])
    samples = [
        sample
        for example in examples
        for sample in encode_example(file.tokenizer, example, task, file.sequence_length)
    ]
    return verify_outputs(content, model, samples)
