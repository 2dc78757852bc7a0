# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of untrained encoders as files, in every precision."""

import functools

import numpy as np
import pytest

from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_encoder import _random_sample, export_encoder, untrained_encoder
from mobilebert_tf.lite.flatbuffer import builtin_code, unpack_model
from mobilebert_tf.models import MobileBERTBackbone, architecture
from tests.lite.random_models import norms_of

ELEMENTWISE = {"ADD", "CAST", "MUL", "SUB"}
ATTENTION = {"BATCH_MATMUL", "RESHAPE", "SOFTMAX", "TRANSPOSE"}
FLOAT32 = ELEMENTWISE | ATTENTION | {"CONCATENATION", "FULLY_CONNECTED", "GATHER", "STRIDED_SLICE"}
# Precision -> operators it may have beyond float32's, size over float32's, floor of cosine.
TABLE = {
    "float32": (set(), 1.0, 0.9999999),
    "float16": ({"DEQUANTIZE"}, 0.55, 0.99999),
    "dynamic": ({"DEQUANTIZE"}, 0.35, 0.9999),
    "int8": ({"DEQUANTIZE", "QUANTIZE"}, 0.40, 0.99),
}
encoder = functools.cache(lambda: untrained_encoder("mobilebert_small"))


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    @functools.cache
    def run(precision):
        path = tmp_path_factory.mktemp("encoder") / f"{precision}.tflite"
        few = {"num_calibration_texts": 8, "num_verification_texts": 4}
        config = ExportConfig(precision=precision, sequence_length=16, **few)
        return export_encoder(encoder(), path, config), path.read_bytes()

    return run


def test_norms_are_not_the_identity():
    for norm in norms_of(encoder()):
        assert np.std(norm.gamma) > 0.1 and np.std(norm.beta) > 0.05


def test_the_seed_decides():
    again, other = untrained_encoder("mobilebert_toy", 3), untrained_encoder("mobilebert_toy", 4)
    one = untrained_encoder("mobilebert_toy", 3)
    same = [np.array_equal(a, b) for a, b in zip(one.weights, again.weights, strict=True)]
    assert all(same)
    assert not np.array_equal(one.weights[0], other.weights[0])


@pytest.mark.parametrize("precision", TABLE)
def test_precision(export, precision):
    operators, size, cosine = TABLE[precision]
    report, content = export(precision)
    assert set(report["operators"]) <= FLOAT32 | operators
    assert operators <= set(report["operators"])
    assert report["bytes"] == len(content) <= size * export("float32")[0]["bytes"]
    assert report["parity"]["cosine"] >= cosine


@pytest.mark.parametrize("precision", TABLE)
def test_versions_run_on_old_phones(export, precision):
    """Linear layers up to version 9 run in TFLite 2.5; 12 would need 2.17."""
    fully_connected = 9
    versions = {
        builtin_code(code): code.version
        for code in unpack_model(export(precision)[1]).operatorCodes
    }
    assert versions[fully_connected] <= 9
    release = export(precision)[0]["min_runtime_version"]
    if precision == "int8":
        assert release == "2.14.0"  # The oldest that was tried: scales a channel have no version.
    else:
        assert [int(number) for number in release.split(".")] <= [2, 5, 0]


def test_every_random_sample_has_a_token():
    rng = np.random.default_rng(0)
    sums = {int(_random_sample(rng, 100, 3)["mask"].sum()) for _ in range(50)}
    assert sums == {1, 2, 3}


@pytest.mark.parametrize("normalization", ["layer_norm", "no_norm"])
def test_networks_without_bottlenecks_are_exported_too(tmp_path, normalization):
    sizes = architecture(
        "bert_base", vocabulary_size=200, num_layers=2, num_heads=2, normalization=normalization
    )
    sizes |= {"hidden_dim": 32, "embedding_dim": 32, "intermediate_dim": 64}
    few = {"num_calibration_texts": 8, "num_verification_texts": 4}
    config = ExportConfig(precision="int8", sequence_length=16, **few)
    report = export_encoder(MobileBERTBackbone(**sizes), tmp_path / "bert.tflite", config)
    assert report["parity"]["cosine"] > 0.999
