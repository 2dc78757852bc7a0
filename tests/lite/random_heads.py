# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A regressor and a multiple choice model of random weights that read pairs of texts."""

import functools

import numpy as np

from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTMultipleChoice,
    MobileBERTMultipleChoicePreprocessor,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTextRegressor,
    MobileBERTTokenizer,
    architecture,
)
from tests.lite.random_classifier import random_texts, random_vocabulary
from tests.lite.random_models import random_norms

PAIRS = list(zip(random_texts(96, seed=3), random_texts(96, seed=4), strict=True))
QUESTIONS = [
    (prompt, random_texts(2 + number % 3, seed=number, longest=8))
    for number, prompt in enumerate(random_texts(48, seed=5, longest=8))
]


@functools.cache
def random_regressor():
    """Scores of pairs around 3, such as 2.2 and 4.1."""
    preprocessor = MobileBERTTextClassifierPreprocessor(_tokenizer(), sequence_length=24)
    model = MobileBERTTextRegressor(_backbone(), preprocessor)
    _spread(model, preprocessor(tuple(map(list, zip(*PAIRS, strict=True))), y=None), mean=3.0)
    return model


@functools.cache
def random_chooser():
    """Logits that make some choices much more probable than others."""
    preprocessor = MobileBERTMultipleChoicePreprocessor(_tokenizer(), sequence_length=24)
    model = MobileBERTMultipleChoice(_backbone(), preprocessor)
    prompts, choices = zip(*[(p, c[:2]) for p, c in QUESTIONS], strict=True)
    packed = preprocessor((list(prompts), list(choices)), y=None)
    _spread(model, {name: np.reshape(each, (-1, 24)) for name, each in packed.items()})
    return model


def _backbone():
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy", vocabulary_size=200))
    random_norms(backbone, seed=0, spread=2.0)
    # As far from each other as training makes them.
    table = backbone.embeddings.segment_embedding.embeddings
    table.assign(np.random.default_rng(1).normal(0, 2.0, table.shape))
    return backbone


def _tokenizer():
    return MobileBERTTokenizer(random_vocabulary())


def _spread(model, inputs, mean=0.0):
    """Centres and scales the outputs: random weights alone give nearly one to all."""
    pooled = np.asarray(model.backbone(inputs)["pooled_output"], np.float64)
    rng = np.random.default_rng(0)
    kernel = rng.normal(size=(pooled.shape[1], 1)) / (pooled.std(axis=0)[:, None] + 1e-6)
    kernel /= (pooled @ kernel).std()
    model.logits_dense.kernel.assign(kernel)
    model.logits_dense.bias.assign([mean - (pooled @ kernel).mean()])
