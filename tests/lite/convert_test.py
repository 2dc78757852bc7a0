# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the conversion to a float32 TFLite flatbuffer."""

import collections
import functools

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.flatbuffer import operator_names, unpack_model
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.models import MobileBERTTextClassifier
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary

classifier = functools.cache(random_classifier)


@functools.cache
def content():
    return convert_model(classifier(), 24)


def test_inputs_stand_in_the_order_of_positional_clients():
    interpreter = Interpreter(model_content=content())
    details = interpreter.get_input_details()
    assert [detail["name"] for detail in details] == ["ids", "mask", "segment_ids"]
    assert all(d["dtype"] == np.int32 and d["shape"].tolist() == [1, 24] for d in details)
    (output,) = interpreter.get_output_details()
    assert output["name"] == "probability" and output["dtype"] == np.float32
    signature = interpreter.get_signature_list()["serving_default"]
    assert sorted(signature["inputs"]) == ["ids", "mask", "segment_ids"]
    assert signature["outputs"] == ["probability"]


def test_position_and_signature_are_the_same_tensors():
    tokenizer = WordPiece(random_vocabulary())
    encoded = tokenizer.encode(random_texts(1)[0], 24)
    interpreter = Interpreter(model_content=content())
    interpreter.allocate_tensors()
    details = interpreter.get_input_details()
    for detail, name in zip(details, ("ids", "mask", "segment_ids"), strict=True):
        interpreter.set_tensor(detail["index"], encoded[name])
    interpreter.invoke()
    by_position = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
    by_name = interpreter.get_signature_runner()(**encoded)["probability"]
    np.testing.assert_array_equal(by_position, by_name)


def test_folding_removes_the_norms_of_the_graph():
    def count(model):
        names = operator_names(unpack_model(convert_model(model, 24)))
        return collections.Counter(names)

    folded, unfolded = count(fold_norms(classifier())), count(classifier())
    # Two blocks: attention, two feed-forwards and the output bottleneck each,
    # less the last, which only ends in the head, and the embedding's norm.
    assert unfolded["MUL"] - folded["MUL"] >= 7
    assert unfolded["ADD"] - folded["ADD"] >= 7
    assert unfolded["FULLY_CONNECTED"] == folded["FULLY_CONNECTED"]


def test_builtin_operators_only_and_weights_are_constants():
    names = set(operator_names(unpack_model(content())))
    assert "FULLY_CONNECTED" in names
    assert not names & {"CUSTOM", "VAR_HANDLE", "READ_VARIABLE"}


def test_softmax_is_not_applied_twice():
    other = MobileBERTTextClassifier(classifier().backbone, 3, activation="softmax")
    other.set_weights(classifier().get_weights())
    encoded = WordPiece(random_vocabulary()).encode(random_texts(1)[0], 24)
    results = [
        Interpreter(model_content=each).get_signature_runner()(**encoded)["probability"]
        for each in (content(), convert_model(other, 24))
    ]
    np.testing.assert_allclose(results[0], results[1], atol=1e-6)


def test_prints_nothing(capfd):
    convert_model(classifier(), 8)
    assert capfd.readouterr() == ("", "")
