# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A classifier of random weights whose answers still depend on the text."""

import functools

import numpy as np

from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTTextClassifier,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTokenizer,
    architecture,
)
from tests.lite.random_models import random_norms

SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@functools.cache
def random_vocabulary(size=200):
    rng = np.random.default_rng(7)
    words = {"".join(rng.choice(list(LETTERS), n)) for n in rng.integers(2, 7, 2 * size)}
    pieces = [*SPECIALS, *LETTERS, *(f"##{c}" for c in LETTERS), *sorted(words)]
    return pieces[:size]


def random_texts(number, seed=0, longest=20):
    rng = np.random.default_rng(seed)
    words = random_vocabulary()[60:]
    return [" ".join(rng.choice(words, n)) for n in rng.integers(1, longest, number)]


def random_classifier(seed=0, spread=2.0, name="mobilebert_toy", **overrides):
    """A classifier with random norms, head scaled to unsure probabilities."""
    backbone = MobileBERTBackbone(**architecture(name, vocabulary_size=200, **overrides))
    random_norms(backbone, seed, spread)
    tokenizer = MobileBERTTokenizer(random_vocabulary())
    preprocessor = MobileBERTTextClassifierPreprocessor(tokenizer, sequence_length=24)
    names = ["red", "green", "blue"]
    classifier = MobileBERTTextClassifier(backbone, 3, names, preprocessor=preprocessor)
    _make_decisive(classifier, preprocessor(random_texts(32, seed)))
    return classifier


def random_samples(classifier, number, seed=0):
    """Inputs of random texts, by the names that a file has for them."""
    packed = classifier.preprocessor(random_texts(number, seed))
    names = {"ids": "token_ids", "mask": "padding_mask", "segment_ids": "segment_ids"}
    rows = {name: np.asarray(packed[theirs], np.int32) for name, theirs in names.items()}
    return [{name: rows[name][i : i + 1] for name in rows} for i in range(number)]


def _make_decisive(classifier, inputs):
    """Centres and scales the logits: random weights alone give one class to all."""
    rng = np.random.default_rng(0)
    pooled = np.asarray(classifier.backbone(inputs)["pooled_output"])
    directions = rng.normal(size=(pooled.shape[1], 3)) / (pooled.std(axis=0)[:, None] + 1e-6)
    logits = pooled @ directions
    kernel = 1.5 * directions / logits.std(axis=0)
    classifier.logits_dense.kernel.assign(kernel)
    classifier.logits_dense.bias.assign(-(pooled @ kernel).mean(axis=0))
