# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of tags from a file alone."""

import functools

import pytest

from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.token_classifier_interpreter import TokenClassifierInterpreter
from tests.lite.export_task_test import export, tagger
from tests.lite.random_classifier import random_texts
from tests.lite.tiny_model import VOCABULARY, tiny_classifier


@functools.cache
def content(folder):
    export(tagger(), folder / "model.tflite", random_texts(24, seed=2), "float32")
    return (folder / "model.tflite").read_bytes()


@pytest.fixture(scope="module")
def interpreter(tmp_path_factory):
    return TokenClassifierInterpreter(content(tmp_path_factory.mktemp("tags")))


def test_same_tags_as_keras(interpreter):
    texts = [*random_texts(6, seed=9), "unknownword \u200b end"]
    tagger().preprocessor.sequence_length = 24
    for text, expected in zip(texts, tagger().tag(texts), strict=True):
        tagged = interpreter.tag(text)
        assert [label for _, label, _ in tagged] == expected
        assert [word for word, _, _ in tagged] == text.split()
        assert all(1 / 3 <= score <= 1 for _, _, score in tagged)


def test_long_texts_are_read_in_windows(interpreter):
    text = " ".join(random_texts(9, seed=3))
    assert len(text.split()) > 24
    (expected,) = tagger().tag([text])
    tagged = interpreter.tag(text.split())
    assert [label for _, label, _ in tagged] == expected
    assert interpreter.tag("") == []


@pytest.mark.parametrize("text", [None, b"Ada met", ["Ada", None]])
def test_what_is_no_text(interpreter, text):
    with pytest.raises(ValueError, match=r"`text` must be a text, or a list of words. Received: "):
        interpreter.tag(text)


def test_another_task_is_refused():
    other = write_metadata(tiny_classifier(), ModelMetadata(vocabulary=VOCABULARY))
    with pytest.raises(ValueError, match="must be a token classifier"):
        TokenClassifierInterpreter(other)
