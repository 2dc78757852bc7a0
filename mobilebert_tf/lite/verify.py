# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How far an exported file is from the Keras model it came from."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np

from mobilebert_tf.lite.softmax import softmax
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from mobilebert_tf.models.mobilebert_multi_label_classifier import MobileBERTMultiLabelClassifier
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.mobilebert_text_classifier import MobileBERTTextClassifier

Interpreter = TypeVar("Interpreter")
_BATCH_SIZE = 16
# A text is decided if its best label has so much more probability than the next.
_DECIDED = 0.1
_FEWEST_DECIDED = 8


@dataclasses.dataclass(frozen=True, kw_only=True)
class Parity:
    """Differences between two arrays of outputs, file against Keras.

    Attributes:
        max_absolute: largest difference of a value, such as a probability.
        mean_absolute: mean difference of a value.
        relative: `max_absolute` over the largest Keras value.
        cosine: between both arrays, all texts together.
        same_label: share of texts with the same most probable label; None where there
            are no labels.
        num_texts: how many comparisons there were: every text at every sequence length of
            the file, or every token of theirs where each has an answer.
        same_decided_label: share with the same label among those that the Keras model gives
            at least 0.1 more probability than the next, or than its absence where there are
            several labels; None where there are fewer than 8, or no probabilities.
    """

    max_absolute: float
    mean_absolute: float
    relative: float
    cosine: float
    same_label: float | None
    num_texts: int
    same_decided_label: float | None = None


def verify_text_classifier(
    content: bytes, classifier: MobileBERTTextClassifier, texts: Sequence[str | tuple[str, str]]
) -> Parity:
    """Compares a file with its Keras model, from the raw text on.

    Both sides tokenise by themselves, so a wrong vocabulary or treatment of
    case shows as well as a wrong weight. Every signature reads all texts, cut where it
    is shorter, and is compared with the Keras model at its length.

    Args:
        content: the file, with metadata.
        classifier: with its preprocessor.
        texts: what to compare on; tuples of two for a classifier of pairs.
    """
    actual, expected = [], []
    for interpreter in every_length(TextClassifierInterpreter, content):
        actual.append(interpreter.scores(texts))
        expected.append(keras_probabilities(classifier, texts, interpreter.sequence_length))
    exclusive = not isinstance(classifier, MobileBERTMultiLabelClassifier)
    return compare_probabilities(np.concatenate(actual), np.concatenate(expected), exclusive)


def every_length(interpreter: type[Interpreter], content: bytes) -> Iterator[Interpreter]:
    """Yields a file's interpreter for each of its sequence lengths alone."""
    for length in interpreter(content).sequence_lengths:
        yield interpreter(content, sequence_length=length)


def keras_probabilities(
    classifier: MobileBERTTextClassifier,
    texts: Sequence[str | tuple[str, str]],
    sequence_length: int,
) -> np.ndarray:
    """The classifier's probabilities at a sequence length, `(texts, classes)`."""
    outputs = keras_outputs(classifier, texts, sequence_length)
    if classifier.activation.__name__ in ("softmax", "sigmoid"):
        return outputs
    if isinstance(classifier, MobileBERTMultiLabelClassifier):
        return 1 / (1 + np.exp(-outputs))
    return softmax(outputs)


def keras_outputs(
    model: MobileBERTTask, texts: Sequence[str | tuple[str, str]], sequence_length: int
) -> np.ndarray:
    """A classifier's or regressor's own outputs at a sequence length, `(texts, outputs)`."""
    preprocessor = type(model.preprocessor)(
        model.preprocessor.tokenizer, sequence_length=sequence_length
    )
    batches = [texts[start : start + _BATCH_SIZE] for start in range(0, len(texts), _BATCH_SIZE)]
    outputs = [model(preprocessor(_columns(batch), y=None), training=False) for batch in batches]
    return np.concatenate([np.asarray(output, np.float64) for output in outputs])


def compare(actual: np.ndarray, expected: np.ndarray, has_labels: bool = True) -> Parity:
    """The figures of `Parity` for two arrays of the same shape."""
    actual = actual.astype(np.float64)
    same_label = float(np.mean(actual.argmax(-1) == expected.argmax(-1))) if has_labels else None
    difference = np.abs(actual - expected)
    norms = np.linalg.norm(actual) * np.linalg.norm(expected)
    return Parity(
        max_absolute=float(difference.max()),
        mean_absolute=float(difference.mean()),
        relative=_ratio(difference.max(), np.abs(expected).max(), of_zeros=0.0),
        cosine=_ratio(np.vdot(actual, expected), norms, of_zeros=1.0),
        same_label=same_label,
        num_texts=len(expected),
    )


def compare_probabilities(
    actual: np.ndarray, expected: np.ndarray, exclusive: bool = True
) -> Parity:
    """The figures of `Parity` for two arrays of probabilities, `(comparisons, labels)`.

    Probabilities are near to each other as vectors even where labels differ, so those
    labels of which the Keras model is sure are compared, too.

    Args:
        exclusive: whether there is one label to a row; else every label of it is compared.
    """
    rows = [each if exclusive else _yes_or_no(each) for each in (actual, expected)]
    share = _same_decided_label(*rows)
    return dataclasses.replace(compare(actual, expected), same_decided_label=share)


def _yes_or_no(probabilities: np.ndarray) -> np.ndarray:
    return np.stack([1 - probabilities, probabilities], axis=-1).reshape(-1, 2)


def _same_decided_label(actual: np.ndarray, expected: np.ndarray) -> float | None:
    best_two = np.sort(expected)[:, -2:]
    is_decided = best_two[:, -1] - best_two[:, 0] >= _DECIDED  # Never for a single label.
    if is_decided.sum() < _FEWEST_DECIDED:
        return None
    return float((actual.argmax(-1) == expected.argmax(-1))[is_decided].mean())


def _ratio(part: float, whole: float, of_zeros: float) -> float:
    if whole:
        return float(part / whole)
    # A head of zeros: nothing but zeros is like it.
    return of_zeros if not part else float("inf")


def _columns(texts: Sequence[str | tuple[str, str]]):
    """A list of texts, or a tuple of two lists."""
    if isinstance(texts[0], str):
        return list(texts)
    return tuple(map(list, zip(*texts, strict=True)))
