# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a model must beat: the most frequent class, and counted words."""

from __future__ import annotations

import collections
from collections.abc import Callable

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge

from mobilebert_tf.task_data import TextExamples


def majority_class(training: TextExamples, judged: TextExamples) -> np.ndarray:
    """Returns the most frequent training class, or number, for every example."""
    ((label, _),) = collections.Counter(training.labels).most_common(1)
    return np.full(len(judged), label)


def bag_of_words(training: TextExamples, judged: TextExamples) -> np.ndarray:
    """Returns the classes by logistic regression on words and pairs of words.

    Numbers by ridge regression. TF-IDF weights of both texts of a pair side by side;
    scikit-learn's regularisation as it comes.
    """
    columns = []
    for field in ("texts", "second_texts"):
        if getattr(training, field) is not None:
            vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
            fitted = vectorizer.fit_transform(getattr(training, field))
            columns.append((fitted, vectorizer.transform(getattr(judged, field))))
    known, unknown = (sparse.hstack(side) for side in zip(*columns, strict=True))
    model = LogisticRegression(max_iter=1000) if training.class_names else Ridge()
    return model.fit(known, training.labels).predict(unknown)


BASELINES: dict[str, Callable[[TextExamples, TextExamples], np.ndarray]] = {
    "majority": majority_class,
    "bag_of_words": bag_of_words,
}
