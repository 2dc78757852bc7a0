# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of weights of four bits."""

import functools

from mobilebert_tf.lite.calibration import calibration_samples
from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.flatbuffer import (
    min_runtime_version,
    operator_names,
    operator_versions,
    unpack_model,
)
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.quantize import activation_ranges
from mobilebert_tf.lite.quantize_int4 import quantize_weights_to_int4
from mobilebert_tf.lite.word_piece import WordPiece
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary

FLOAT32, INT8, INT4 = 0, 9, 17


@functools.cache
def quantized():
    content = convert_model(fold_norms(random_classifier()), 24)
    samples = calibration_samples(random_texts(8, seed=4), WordPiece(random_vocabulary()), 24)
    return unpack_model(quantize_weights_to_int4(content, activation_ranges(content, samples)))


def test_types_of_the_weights():
    """Blocks have four bits, the embedding eight, the head all of them."""
    subgraph = quantized().subgraphs[0]
    pairs = zip(operator_names(quantized()), subgraph.operators, strict=True)
    weights = [subgraph.tensors[op.inputs[1]] for name, op in pairs if name == "FULLY_CONNECTED"]
    types = [tensor.type for tensor in weights]
    assert types[0] == INT8 and types[-1] == FLOAT32
    assert types[1:-1] == [INT4] * (2 * 11)
    assert all(len(w.quantization.scale) == w.shape[0] for w in weights[:-1])
    table = next(t for t in subgraph.tensors if tuple(t.shape) == (200, 16))
    assert table.type == INT8


def test_the_pooler_has_eight_bits():
    """With four, a head behind it lost most of what four bits lost altogether."""
    content = convert_model(fold_norms(random_classifier(num_layers=1, tanh_pooler=True)), 24)
    samples = calibration_samples(random_texts(2, seed=4), WordPiece(random_vocabulary()), 24)
    model = unpack_model(quantize_weights_to_int4(content, activation_ranges(content, samples)))
    pairs = zip(operator_names(model), model.subgraphs[0].operators, strict=True)
    linear = [operator for name, operator in pairs if name == "FULLY_CONNECTED"]
    types = [model.subgraphs[0].tensors[operator.inputs[1]].type for operator in linear]
    assert types[-3:] == [INT4, INT8, FLOAT32]


def test_old_runtimes_refuse_what_they_would_compute_wrongly():
    assert operator_versions(quantized())["FULLY_CONNECTED"] == 12
    assert min_runtime_version(quantized()) == "2.17.0"
