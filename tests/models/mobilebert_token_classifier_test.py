# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A class for every word."""

import numpy as np
import pytest

from mobilebert_tf.models import MobileBERTTokenClassifier, MobileBERTTokenClassifierPreprocessor
from tests.models.check_task import check_task
from tests.models.toy import toy_backbone, toy_tokenizer

NAMES = ["O", "B", "I"]
TEXTS = ["the fox jumps over", "good film"]


def _tagger(sequence_length: int = 8, **arguments) -> MobileBERTTokenClassifier:
    preprocessor = MobileBERTTokenClassifierPreprocessor(toy_tokenizer(), sequence_length)
    return MobileBERTTokenClassifier(
        toy_backbone(num_layers=1), 3, class_names=NAMES, preprocessor=preprocessor, **arguments
    )


def test_raw_strings(tmp_path):
    predictions = check_task(_tagger(), TEXTS, ["O B O O", "B I"], tmp_path)
    assert predictions.shape == (2, 8, 3)


def test_tags_words_by_their_first_piece():
    tagger = _tagger()
    tagger.run_eagerly = True
    classes = tagger.predict(TEXTS, verbose=0).argmax(axis=-1)
    # "jumps" is two pieces, at 3 and 4.
    expected = [
        [NAMES[i] for i in classes[0, [1, 2, 3, 5]]],
        [NAMES[i] for i in classes[1, [1, 2]]],
    ]
    assert tagger.tag(TEXTS) == expected


def test_long_texts_are_tagged_in_windows():
    tagger = _tagger(sequence_length=4)
    # Each window's tokens are what they look like: "over" is B, "fox" is I.
    over, fox = (tagger.preprocessor.tokenizer.token_to_id(word) for word in ("over", "fox"))
    tagger.predict = lambda inputs, **options: np.stack(
        [0.5 + 0 * inputs["token_ids"], inputs["token_ids"] == over, inputs["token_ids"] == fox],
        axis=-1,
    )
    tags = tagger.tag(["the fox jumps over dog", "", ["over", "the fox"]])
    assert tags == [["O", "I", "O", "B", "O"], [], ["B", "O"]]
    assert tagger.tag(["", " "]) == [[], []]


def test_default_loss_counts_words_alone():
    tagger = _tagger()
    tagger.run_eagerly = True
    logits = tagger.predict(TEXTS, verbose=0)
    rows, columns = [0, 0, 0, 0, 1, 1], [1, 2, 3, 5, 1, 2]
    chosen, labels = logits[rows, columns], [0, 1, 0, 0, 1, 2]
    log_normalizer = np.log(np.exp(chosen).sum(axis=-1))
    # Keras divides a weighted loss by the number of positions, not of weights.
    total = np.sum(log_normalizer - chosen[np.arange(6), labels])
    loss, accuracy = tagger.evaluate(TEXTS, ["O B O O", "B I"], verbose=0)
    np.testing.assert_allclose(loss, total / 16, rtol=1e-4)
    np.testing.assert_allclose(accuracy, np.mean(chosen.argmax(-1) == labels), rtol=1e-6)


def test_wrong_number_of_class_names():
    with pytest.raises(ValueError, match="num_classes=3"):
        MobileBERTTokenClassifier(toy_backbone(num_layers=1), 3, class_names=["O"])
