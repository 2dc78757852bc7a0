# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fine-tuning on strings learns, goes on when interrupted, and refuses nonsense."""

import numpy as np
import pytest

from mobilebert_tf.models import MobileBERTTextRegressor
from mobilebert_tf.training import FineTuningConfig, fine_tune
from tests.training.toy_sentiment import LABELS, TEXTS, toy_backbone, toy_classifier, toy_packer


def test_learns_which_words_are_bad(tmp_path):
    classifier = toy_classifier()
    config = FineTuningConfig(epochs=5, batch_size=12, learning_rate=1e-2)
    history = fine_tune(classifier, TEXTS, LABELS, TEXTS, LABELS, tmp_path, config, progress=False)
    assert len(history["loss"]) == 5
    assert history["loss"][-1] < history["loss"][0]
    predicted = np.argmax(classifier.predict(TEXTS, verbose=0), axis=-1)
    # Six words decide the class: a model that reads them has all of it right.
    assert np.mean(predicted == LABELS) == 1.0
    assert max(history["val_sparse_categorical_accuracy"]) == 1.0


@pytest.mark.slow
def test_takes_pairs_and_numbers(tmp_path):
    regressor = MobileBERTTextRegressor(toy_backbone(), toy_packer())
    pairs = (TEXTS[:20], tuple(reversed(TEXTS[:20])))
    config = FineTuningConfig(epochs=2, batch_size=8, learning_rate=1e-3)
    history = fine_tune(
        regressor, pairs, LABELS[:20], pairs, LABELS[:20], tmp_path, config, progress=False
    )
    assert history["val_negative_loss"] == [-loss for loss in history["val_loss"]]


def test_texts_and_labels_must_be_equally_many(tmp_path):
    with pytest.raises(ValueError, match=r"arrays of the lengths \[3, 36\]"):
        fine_tune(toy_classifier(), TEXTS, [0, 1, 0], TEXTS, LABELS, tmp_path, progress=False)
