# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of static int8 linear layers."""

import collections
import functools

import numpy as np

from mobilebert_tf.lite.calibration import calibration_samples
from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.flatbuffer import operator_names, tensor_name, unpack_model
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.quantize import _widen, activation_ranges, quantize_linear_layers
from mobilebert_tf.lite.score_products import score_products
from mobilebert_tf.lite.word_piece import WordPiece
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary

INT8, FLOAT32 = 9, 0


@functools.cache
def float_content():
    return convert_model(fold_norms(random_classifier()), 24)


@functools.cache
def ranges(int8_scores=False):
    tokenizer = WordPiece(random_vocabulary())
    samples = calibration_samples(random_texts(32, seed=4), tokenizer, 24)
    return activation_ranges(float_content(), samples, int8_scores)


@functools.cache
def quantized(int8_scores=False):
    found = ranges(int8_scores)
    return unpack_model(quantize_linear_layers(float_content(), found, int8_scores=int8_scores))


def test_int8_is_only_in_linear_layers_and_the_table():
    types = collections.defaultdict(set)
    subgraph = quantized().subgraphs[0]
    for name, operator in zip(operator_names(quantized()), subgraph.operators, strict=True):
        types[name] |= {subgraph.tensors[index].type for index in operator.outputs}
    assert types["FULLY_CONNECTED"] == {INT8, FLOAT32}  # The head stays float.
    assert types["GATHER"] == {INT8, FLOAT32}  # So does the table of segments.
    assert types["BATCH_MATMUL"] == types["SOFTMAX"] == types["ADD"] == {FLOAT32}


def test_heads_and_trigrams_are_moved_in_int8():
    subgraph = quantized().subgraphs[0]
    kinds = zip(operator_names(quantized()), subgraph.operators, strict=True)
    moved = {
        subgraph.tensors[index].type
        for kind, operator in kinds
        if kind in ("TRANSPOSE", "CONCATENATION")
        for index in operator.outputs
    }
    assert moved == {INT8}


def test_weights_are_symmetric_with_one_scale_a_channel():
    kernels = 0
    for tensor in quantized().subgraphs[0].tensors:
        quantization = tensor.quantization
        if tensor.type != INT8 or quantized().buffers[tensor.buffer].data is None:
            continue
        # The word table, and the zeros beyond both ends of the text.
        if tuple(tensor.shape) in ((200, 16), (1, 1, 16)):
            assert len(quantization.scale) == 1
            continue
        assert np.all(np.asarray(quantization.zeroPoint) == 0)
        assert len(quantization.scale) == tensor.shape[0]
        kernels += 1
    # Two blocks: two bottlenecks in, four of attention, two times two feed-forward
    # layers, one bottleneck out; and the projection of the embedding.
    assert kernels == 2 * (2 + 4 + 4 + 1) + 1


def test_versions_are_those_of_int8():
    """An older number makes old runtimes load the file and compute rubbish."""
    versions = {code.builtinCode: code.version for code in quantized().operatorCodes}
    dequantize, gather, fully_connected = 6, 36, 9
    assert (versions[dequantize], versions[gather], versions[fully_connected]) == (2, 2, 5)
    concatenation, transpose, strided_slice = 2, 39, 45
    assert versions[concatenation] == versions[transpose] == versions[strided_slice] == 2


def test_scores_in_int8_are_multiplied_by_symmetric_keys():
    """XNNPACK leaves other int8 products to a kernel several times as slow."""
    tensors = quantized(int8_scores=True).subgraphs[0].tensors
    named = {tensor_name(tensor): tensor for tensor in tensors}
    products = score_products(unpack_model(float_content()))
    assert len(products) == 2
    for product in products:
        assert named[product.scores].type == named[product.queries].type == INT8
        for name in product.keys:
            assert named[name].type == INT8 and list(named[name].quantization.zeroPoint) == [0]
    kinds = zip(
        operator_names(quantized(True)), quantized(True).subgraphs[0].operators, strict=True
    )
    outputs = [tensors[each.outputs[0]].type for kind, each in kinds if kind == "BATCH_MATMUL"]
    assert sorted(outputs) == [FLOAT32, FLOAT32, INT8, INT8]  # Values are weighted in float.
    versions = [
        {code.builtinCode: code.version for code in quantized(scores).operatorCodes}[126]
        for scores in (False, True)
    ]
    assert versions == [1, 2]


def test_scores_are_read_only_if_they_become_int8():
    products = score_products(unpack_model(float_content()))
    assert set(ranges(True)) - set(ranges()) == {product.scores for product in products}


def test_padding_does_not_widen_ranges():
    """Heads split or not, and as many as there are tokens or not."""
    mask = np.array([1, 1, 0])
    for shape, axis in (((1, 3, 5), 1), ((1, 2, 3, 5), 2), ((1, 3, 2, 5), 1), ((1, 3, 3, 5), 2)):
        values = np.zeros(shape, np.float32)
        tokens = np.moveaxis(values, axis, 0)
        tokens[0], tokens[1], tokens[2] = -1, 2, 100
        ranges = {}
        _widen(ranges, "any", values, mask, axis)
        assert (ranges["any"]["min"].item(), ranges["any"]["max"].item()) == (-1, 2)


def test_as_many_tokens_as_heads():
    """Moving tokens behind the heads changes no range, whatever the shapes look like."""
    classifier = random_classifier(num_layers=1, num_heads=4)
    length = classifier.backbone.num_heads
    content = convert_model(fold_norms(classifier), length)
    samples = calibration_samples(["a", "b"], WordPiece(random_vocabulary()), length)
    assert samples[0]["mask"].sum() < length
    found, model = activation_ranges(content, samples), unpack_model(content)
    subgraph, moved = model.subgraphs[0], 0
    for kind, operator in zip(operator_names(model), subgraph.operators, strict=True):
        tensors = [subgraph.tensors[each] for each in (operator.inputs[0], *operator.outputs)]
        names = [tensor_name(tensor) for tensor in tensors]
        if kind in ("RESHAPE", "TRANSPOSE") and set(names) <= set(found):
            before, after = (np.ravel([found[name]["min"], found[name]["max"]]) for name in names)
            assert np.array_equal(before, after)
            moved += 1
    # To heads and behind them: keys, values, and the one row of queries; and the context back.
    assert moved >= 6


def test_no_weights_outside_the_flatbuffer():
    assert all(not buffer.offset for buffer in quantized().buffers)


def test_inputs_and_output_stay():
    subgraph = quantized().subgraphs[0]
    assert [tensor_name(subgraph.tensors[index]) for index in subgraph.inputs] == [
        *("ids", "mask", "segment_ids")
    ]
    (output,) = subgraph.outputs
    assert subgraph.tensors[output].type == FLOAT32
