# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A language of nine words in which three are good and three are bad."""

import keras

from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTTextClassifier,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTokenizer,
    architecture,
)

WORDS = "good fine nice bad poor awful day film food".split()
TEXTS = [f"{word} {thing}" for word in WORDS[:6] for thing in WORDS[6:]] * 8
LABELS = [int(WORDS.index(text.split()[0]) >= 3) for text in TEXTS]
TEXTS, LABELS = TEXTS[:36], LABELS[:36]


def toy_backbone() -> MobileBERTBackbone:
    """Returns the same random backbone every time."""
    keras.utils.set_random_seed(0)
    return MobileBERTBackbone(**architecture("mobilebert_toy", vocabulary_size=14, num_layers=1))


def toy_packer() -> MobileBERTTextClassifierPreprocessor:
    """Returns a preprocessor of the nine words."""
    tokenizer = MobileBERTTokenizer(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS])
    return MobileBERTTextClassifierPreprocessor(tokenizer, sequence_length=8)


def toy_classifier(**arguments) -> MobileBERTTextClassifier:
    """Returns the same random classifier of two classes every time."""
    backbone = toy_backbone()
    return MobileBERTTextClassifier(backbone, num_classes=2, preprocessor=toy_packer(), **arguments)
