# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The reference implementations' own numbers, from their own checkpoints."""

import pathlib

import numpy as np
import pytest

from mobilebert_tf.checkpoints import ReadConfig, find_checkpoint, read_checkpoint
from tests.checkpoints.probe_model import assert_close, probe_model

ORACLE = pathlib.Path(__file__).parents[3] / "shared" / "oracle"
pytestmark = pytest.mark.skipif(not ORACLE.is_dir(), reason="no reference outputs at hand")
ADDITIVE, REPLACE = "outputs_mask_additive_m10000.npz", "outputs_mask_replace_m6.npz"


def _check(model, outputs: str, rename=lambda name: name) -> set[str]:
    """Compares whatever both sides have; returns its names."""
    with np.load(ORACLE / "inputs.npz") as file:
        inputs = dict(file)
    with np.load(ORACLE / outputs) as file:
        expected = dict(file)
    compared = set()
    for case in sorted({name.partition("/")[0] for name in expected}):
        names = ("input_ids", "input_mask", "segment_ids", "masked_lm_positions")
        found = probe_model(model, *(inputs[f"{case}/{name}"] for name in names))
        # References disagree about rows without a single real key.
        rows = slice(0, 1) if case == "allmasked8" else slice(None)
        for name, value in found.items():
            reference = expected.get(f"{case}/{rename(name)}")
            if reference is not None:
                assert_close(f"{case}/{name}", value[rows], reference[rows])
                compared.add(name)
    return compared


def _read(path: str, **config):
    return read_checkpoint(find_checkpoint(str(ORACLE / path)), ReadConfig(**config))


def _layers(*kinds: str) -> set[str]:
    return {f"{kind}_{index}" for kind in kinds for index in range(3)}


def _garden_name(name: str) -> str:
    # The Garden calls the probabilities attention scores.
    kind, _, index = name.rpartition("_")
    if kind == "layer":
        return f"encoder_outputs_{int(index) + 1}"
    return {
        "attention_probs": f"attention_scores_{index}",
        "attention_scores": "not compared",
        "embedding": "encoder_outputs_0",
    }.get(kind, name)


def _transformers_name(name: str) -> str:
    kind, _, index = name.rpartition("_")
    if kind == "layer":
        return f"hidden_states_{int(index) + 1}"
    return {"attention_probs": f"attentions_{index}", "embedding": "hidden_states_0"}.get(
        kind, {"nsp_logits": "seq_relationship_logits"}.get(name, name)
    )


@pytest.mark.parametrize("path", ["pretrain", "pretrain/mobilebert.ckpt", "variables_only"])
def test_google_student(path):
    model = _read(f"tf1/student/{path}")
    compared = _check(model, f"tf1/student/{ADDITIVE}")
    expected = _layers("layer", "attention_scores")
    assert compared >= expected | {"embedding_output", "pooled_output", "mlm_logits", "nsp_logits"}


def test_google_teacher():
    compared = _check(_read("tf1/teacher/pretrain"), f"tf1/teacher/{ADDITIVE}")
    expected = _layers("layer", "attention_scores")
    assert compared >= expected | {"embedding_output", "pooled_output", "mlm_logits", "nsp_logits"}


@pytest.mark.parametrize("name", ["student", "teacher"])
def test_google_later_mask(name):
    compared = _check(_read(f"tf1/{name}/pretrain", mask="replace"), f"tf1/{name}/{REPLACE}")
    assert compared >= _layers("layer", "attention_probs") | {"mlm_logits", "nsp_logits"}


def test_google_question_answering():
    compared = _check(_read("tf1/student/squad"), f"tf1/student/{ADDITIVE}")
    assert compared >= {"start_logits", "end_logits"}


@pytest.mark.parametrize("folder", ["pretraining", "pretraining_sharded"])
def test_transformers_pretraining(folder):
    model = _read(f"hf/student/{folder}")
    compared = _check(model, "hf/student/pretraining/outputs.npz", _transformers_name)
    expected = _layers("layer", "attention_probs")
    assert compared >= expected | {"embedding_output", "pooled_output", "nsp_logits"}


def test_transformers_question_answering():
    model = _read("hf/student/qa")
    compared = _check(model, "hf/student/qa/outputs.npz", _transformers_name)
    assert compared >= {"start_logits", "end_logits"}


@pytest.mark.parametrize("name", ["student", "teacher"])
def test_garden(name):
    compared = _check(_read(f"tfm/{name}"), f"tfm/{name}/outputs.npz", _garden_name)
    assert compared >= _layers("layer", "attention_probs") | {"pooled_output", "mlm_logits"}


def test_garden_with_exact_gelu_in_the_encoder():
    outputs = "tfm/teacher/outputs_gelu_erf_in_encoder.npz"
    compared = _check(_read("tfm/teacher", gelu="exact"), outputs, _garden_name)
    assert compared >= _layers("layer", "attention_probs") | {"pooled_output", "mlm_logits"}


def test_one_model_in_three_formats_is_one_model():
    # A lost key bias would change no output under a hard mask.
    google, transformers = _read("tf1/student/pretrain"), _read("hf/student/pretraining")
    values = {weight.path: np.array(weight) for weight in google.weights}
    for weight in transformers.weights:
        np.testing.assert_array_equal(weight, values[weight.path], err_msg=weight.path)
    for weight in _read("tfm/student").weights:
        np.testing.assert_array_equal(weight, values[weight.path], err_msg=weight.path)
