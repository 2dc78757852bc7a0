# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the way from a Keras classifier to a verified file."""

import collections
import errno
import functools

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.convert import convert_text_classifier
from mobilebert_tf.lite.export_text_classifier import ExportConfig, export_text_classifier
from mobilebert_tf.lite.flatbuffer import operator_names, unpack_model
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.metadata import read_metadata
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from mobilebert_tf.lite.verify import compare, keras_probabilities
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary

TEXTS = random_texts(96, seed=3)
classifier = functools.cache(random_classifier)


def export(path, precision, **config):
    config = ExportConfig(precision=precision, sequence_length=24, **config)
    return export_text_classifier(classifier(), path, config, TEXTS)


def test_float32_agrees_with_keras(tmp_path):
    path = tmp_path / "model.tflite"
    report = export(path, "float32", num_verification_texts=16)
    assert report["parity"]["relative"] < 1e-5
    assert report["parity"]["same_label"] == 1
    assert report["precision"] == "float32" and report["sequence_length"] == 24
    assert report["bytes"] == path.stat().st_size
    interpreter = TextClassifierInterpreter(path)
    expected = keras_probabilities(classifier(), TEXTS[:8], 24)
    np.testing.assert_allclose(interpreter.scores(TEXTS[:8]), expected, atol=1e-5)
    assert [label for label, _ in interpreter.classify(TEXTS[0])] == [
        ("red", "green", "blue")[index] for index in np.argsort(-expected[0])
    ]


def test_the_texts_have_different_answers():
    """Or the tests around this one would prove nothing."""
    labels = keras_probabilities(classifier(), TEXTS[:32], 24).argmax(-1)
    assert min(collections.Counter(labels.tolist()).values()) >= 3


def test_int8_is_close_and_small(tmp_path):
    report = export(tmp_path / "int8.tflite", "int8", num_calibration_texts=48)
    float32 = export(tmp_path / "float32.tflite", "float32")
    assert report["parity"]["mean_absolute"] < 0.05
    assert report["parity"]["cosine"] > 0.98
    assert report["operators"]["DEQUANTIZE"] > 0
    # Weights are most of even this small file; the rest is graph and vocabulary.
    assert report["bytes"] < 0.85 * float32["bytes"]


def test_int8_is_only_in_linear_layers_and_the_table(tmp_path):
    export(tmp_path / "model.tflite", "int8")
    model = unpack_model((tmp_path / "model.tflite").read_bytes())
    subgraph = model.subgraphs[0]
    types = collections.defaultdict(set)
    for name, operator in zip(operator_names(model), subgraph.operators, strict=True):
        types[name] |= {subgraph.tensors[index].type for index in operator.outputs}
    int8, float32 = 9, 0
    assert types["FULLY_CONNECTED"] == {int8, float32}  # The head stays float.
    assert types["BATCH_MATMUL"] == types["SOFTMAX"] == {float32}
    versions = {code.builtinCode: code.version for code in model.operatorCodes}
    dequantize, gather, fully_connected = 6, 36, 9
    assert versions[dequantize] == 2 and versions[gather] == 2 and versions[fully_connected] == 5


def test_inputs_stand_in_the_order_of_positional_clients(tmp_path):
    export(tmp_path / "model.tflite", "int8")
    interpreter = Interpreter(str(tmp_path / "model.tflite"))
    details = interpreter.get_input_details()
    assert [detail["name"] for detail in details] == ["ids", "mask", "segment_ids"]
    assert all(d["dtype"] == np.int32 and d["shape"].tolist() == [1, 24] for d in details)
    (output,) = interpreter.get_output_details()
    assert output["name"] == "probability" and output["dtype"] == np.float32
    signature = interpreter.get_signature_list()["serving_default"]
    assert sorted(signature["inputs"]) == ["ids", "mask", "segment_ids"]
    assert signature["outputs"] == ["probability"]


def test_position_and_signature_are_the_same_tensors(tmp_path):
    export(tmp_path / "model.tflite", "float32")
    content = (tmp_path / "model.tflite").read_bytes()
    by_name = TextClassifierInterpreter(content)
    encoded = by_name.tokenizer.encode(TEXTS[0], 24)
    interpreter = Interpreter(model_content=content)
    interpreter.allocate_tensors()
    for detail, name in zip(
        interpreter.get_input_details(), ("ids", "mask", "segment_ids"), strict=True
    ):
        interpreter.set_tensor(detail["index"], encoded[name])
    interpreter.invoke()
    by_position = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
    np.testing.assert_array_equal(by_position, by_name.run(encoded))


def test_folding_removes_the_norms_of_the_graph():
    def count(model):
        names = operator_names(unpack_model(convert_text_classifier(model, 24)))
        return collections.Counter(names)

    folded, unfolded = count(fold_norms(classifier())), count(classifier())
    # Two blocks: attention, two feed-forwards and the output bottleneck each,
    # less the last, which only ends in the head, and the embedding's norm.
    assert unfolded["MUL"] - folded["MUL"] >= 7
    assert unfolded["ADD"] - folded["ADD"] >= 7
    assert unfolded["FULLY_CONNECTED"] == folded["FULLY_CONNECTED"]


def test_metadata_come_from_the_classifier(tmp_path):
    export(tmp_path / "model.tflite", "float32", name="Colours", license="CC0")
    metadata = read_metadata((tmp_path / "model.tflite").read_bytes())
    assert metadata.vocabulary == tuple(random_vocabulary())
    assert metadata.labels == ("red", "green", "blue")
    assert metadata.lowercase
    assert (metadata.name, metadata.license) == ("Colours", "CC0")


def test_below_the_floor_leaves_no_file(tmp_path):
    path = tmp_path / "model.tflite"
    with pytest.raises(ValueError, match=r"was not written: relative error .*at most 1e-09"):
        export(path, "int8", max_relative_error=1e-9)
    assert list(tmp_path.iterdir()) == []


def test_failure_keeps_the_older_file(tmp_path):
    path = tmp_path / "model.tflite"
    path.write_text("older")
    with pytest.raises(ValueError, match="was not written"):
        export(path, "int8", min_cosine=1.1)
    assert path.read_text() == "older"


def test_full_disk_leaves_no_file(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space left"):
        export(tmp_path / "model.tflite", "float32", num_verification_texts=1)
    assert list(tmp_path.iterdir()) == []


def test_int8_without_texts_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="at least one text"):
        export_text_classifier(
            classifier(), tmp_path / "m.tflite", ExportConfig(sequence_length=24), [" "]
        )


def test_float32_without_texts_is_verified_on_random_ones(tmp_path):
    config = ExportConfig(precision="float32", sequence_length=24, num_verification_texts=5)
    report = export_text_classifier(classifier(), tmp_path / "m.tflite", config)
    assert report["parity"]["num_texts"] == 5


def test_too_long_sequence_is_an_error(tmp_path):
    config = ExportConfig(precision="float32", sequence_length=129)
    with pytest.raises(ValueError, match=r"128 positions.*sequence_length=129"):
        export_text_classifier(classifier(), tmp_path / "m.tflite", config)


@pytest.mark.parametrize("field, value", [("precision", "int3"), ("sequence_length", 2)])
def test_bad_config_names_the_field(field, value):
    with pytest.raises(ValueError, match=f"`{field}` must be"):
        ExportConfig(**{field: value})


def test_parity_figures_by_hand():
    parity = compare(np.array([[0.6, 0.4], [0.1, 0.9]]), np.array([[0.4, 0.6], [0.2, 0.8]]))
    assert parity.max_absolute == pytest.approx(0.2)
    assert parity.mean_absolute == pytest.approx(0.15)
    assert parity.relative == pytest.approx(0.25)
    # (0.24 + 0.24 + 0.02 + 0.72) / sqrt(1.34 * 1.2)
    assert parity.cosine == pytest.approx(0.962092, abs=1e-6)
    assert parity.same_label == 0.5 and parity.num_texts == 2
