# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How well one predicted answer agrees with the annotators' answers."""

from __future__ import annotations

import collections
import re
import string
from collections.abc import Sequence

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_WITHOUT_PUNCTUATION = str.maketrans("", "", string.punctuation)


def squad_match(
    prediction: str, answers: Sequence[str], may_be_empty: bool = False
) -> tuple[float, float]:
    """Returns exact match and F1 with the closest answer, each between 0 and 1.

    As in the official scripts, texts are compared in lower case, without ASCII
    punctuation and English articles; F1 is that of their bags of words.

    Args:
        prediction: the predicted text; empty for "no answer".
        answers: the annotators' texts; an unanswerable question has none.
        may_be_empty: the rules of SQuAD 2.0. Answers of which nothing is left
            count as none, a question without answers is answered by an empty
            text, and empty texts agree. By SQuAD 1.1's rules the F1 with an empty
            text is zero.

    Raises:
        ValueError: if there are no answers and `may_be_empty` is false.
    """
    words = _words(prediction)
    references = [_words(answer) for answer in answers]
    if may_be_empty:
        references = [reference for reference in references if reference] or [[]]
    if not references:
        raise ValueError(
            "`answers` must not be empty by the rules of SQuAD 1.1. Received: answers=[]. "
            "Score unanswerable questions by those of SQuAD 2.0."
        )
    exact = max(float(words == reference) for reference in references)
    return exact, max(_f1(words, reference, may_be_empty) for reference in references)


def _words(text: str) -> list[str]:
    return _ARTICLES.sub(" ", text.lower().translate(_WITHOUT_PUNCTUATION)).split()


def _f1(words: list[str], reference: list[str], may_be_empty: bool) -> float:
    if may_be_empty and not (words and reference):
        return float(words == reference)
    common = sum((collections.Counter(words) & collections.Counter(reference)).values())
    if not common:
        return 0.0
    precision, recall = common / len(words), common / len(reference)
    return 2 * precision * recall / (precision + recall)
