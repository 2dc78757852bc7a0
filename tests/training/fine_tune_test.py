# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fine-tuning learns, continues when interrupted, and refuses nonsense."""

import keras
import numpy as np
import pytest

from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTTextClassifier,
    MobileBERTTextClassifierPreprocessor,
    MobileBERTTokenizer,
    architecture,
)
from mobilebert_tf.training.fine_tune import FineTuningConfig, fine_tune

WORDS = "good fine nice bad poor awful day film food".split()
TEXTS = [f"{word} {thing}" for word in WORDS[:6] for thing in WORDS[6:]] * 8
LABELS = [int(WORDS.index(text.split()[0]) >= 3) for text in TEXTS]


def _classifier() -> MobileBERTTextClassifier:
    keras.utils.set_random_seed(0)
    tokenizer = MobileBERTTokenizer(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS])
    return MobileBERTTextClassifier(
        MobileBERTBackbone(**architecture("mobilebert_toy", vocabulary_size=14, num_layers=1)),
        num_classes=2,
        preprocessor=MobileBERTTextClassifierPreprocessor(tokenizer, sequence_length=8),
    )


def test_learns_which_words_are_bad(tmp_path):
    classifier = _classifier()
    config = FineTuningConfig(epochs=4, batch_size=16, learning_rate=3e-3)
    history = fine_tune(classifier, TEXTS, LABELS, TEXTS, LABELS, tmp_path, config, verbose=0)
    assert len(history["loss"]) == 4
    assert history["loss"][-1] < history["loss"][0]
    predicted = np.argmax(classifier.predict(TEXTS, verbose=0), axis=-1)
    # Six words decide the class: a model that reads them has all of it right.
    assert np.mean(predicted == LABELS) == 1.0


def test_an_interrupted_run_continues_with_the_unfinished_epoch(tmp_path, monkeypatch):
    config = FineTuningConfig(epochs=3, batch_size=16, learning_rate=1e-3)
    fit = keras.callbacks.BackupAndRestore.on_epoch_begin

    def interrupt(self, epoch, logs=None):
        fit(self, epoch, logs)
        if epoch == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(keras.callbacks.BackupAndRestore, "on_epoch_begin", interrupt)
    with pytest.raises(KeyboardInterrupt):
        fine_tune(_classifier(), TEXTS, LABELS, TEXTS, LABELS, tmp_path, config, verbose=0)
    monkeypatch.undo()
    history = fine_tune(_classifier(), TEXTS, LABELS, TEXTS, LABELS, tmp_path, config, verbose=0)
    assert history["epoch"] == [0, 1, 2]


def test_a_finished_run_is_not_mistaken_for_an_interrupted_one(tmp_path):
    config = FineTuningConfig(epochs=1, batch_size=16)
    for _ in range(2):
        history = fine_tune(
            _classifier(), TEXTS, LABELS, TEXTS, LABELS, tmp_path, config, verbose=0
        )
        assert history["epoch"] == [0]


@pytest.mark.parametrize(
    "field,value", [("epochs", 0), ("learning_rate", -1.0), ("warmup_ratio", 1.0)]
)
def test_refuses_impossible_values_by_name(field, value):
    with pytest.raises(ValueError, match=f"`{field}`.*Received: {field}={value}"):
        FineTuningConfig(**{field: value})
