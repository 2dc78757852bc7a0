# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of one file for several lengths."""

import functools

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_text_classifier import export_text_classifier
from mobilebert_tf.lite.flatbuffer import unpack_model
from mobilebert_tf.lite.join_lengths import join_lengths
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from tests.lite.random_classifier import random_classifier, random_texts
from tests.lite.tiny_model import tiny_classifier

TEXTS = random_texts(64, seed=3)
FEW = {"num_calibration_texts": 32, "num_verification_texts": 16}
classifier = functools.cache(random_classifier)


@pytest.fixture(scope="module", params=["float32", "int8"])
def files(request, tmp_path_factory):
    """A file of one length, and one of three, as bytes."""
    folder = tmp_path_factory.mktemp("lengths")
    for name, shorter in (("one", ()), ("three", (8, 16))):
        config = ExportConfig(
            precision=request.param, sequence_length=24, shorter_lengths=shorter, **FEW
        )
        export_text_classifier(classifier(), folder / name, config, TEXTS)
    return (folder / "one").read_bytes(), (folder / "three").read_bytes()


def test_weights_are_stored_once(files):
    one, three = map(weights, files)
    # A length adds its positions, (8 + 16) rows of 32 floats, and shapes.
    assert 0 <= three - one - 24 * 32 * 4 < 3000
    assert one > 20_000


def weights(content):
    return sum(0 if b.data is None else len(b.data) for b in unpack_model(content).buffers)


def test_the_longest_is_the_default(files):
    interpreter = Interpreter(model_content=files[1])
    assert interpreter.get_input_details()[0]["shape"].tolist() == [1, 24]
    assert list(interpreter.get_signature_list()) == ["serving_default", "serving_16", "serving_8"]


def test_all_lengths_answer_alike(files):
    one, three = map(TextClassifierInterpreter, files)
    assert (one.sequence_lengths, three.sequence_lengths) == ((24,), (8, 16, 24))
    lengths = {int(three.tokenizer.encode(text, 24)["mask"].sum()) for text in TEXTS}
    assert {7, 8, 15, 16, 17} <= lengths
    np.testing.assert_allclose(three.scores(TEXTS), one.scores(TEXTS), atol=1e-5)


@pytest.mark.parametrize("tokens, length", [(3, 8), (7, 8), (8, 16), (15, 16), (16, 24), (24, 24)])
def test_the_shortest_with_room_for_one_padding(files, tokens, length, monkeypatch):
    interpreter = TextClassifierInterpreter(files[1])
    ran = []
    for known in interpreter.sequence_lengths:

        def runner(known=known, **inputs):
            ran.append((known, inputs["ids"].shape))
            return {"probability": np.zeros((1, 3), np.float32)}

        monkeypatch.setitem(interpreter._file.runners, known, runner)
    mask = (np.arange(24) < tokens).astype(np.int32)[None]
    interpreter.run({"ids": mask, "mask": mask, "segment_ids": 0 * mask})
    assert ran == [(length, (1, length))]


def test_nothing_to_join_stays_and_joined_ones_are_refused(files):
    assert join_lengths({24: files[0]}) == files[0]
    with pytest.raises(ValueError, match="Received: 3 and 3"):
        join_lengths({24: files[1], 6: tiny_classifier()})
    with pytest.raises(ValueError, match="at least one"):
        join_lengths({})
