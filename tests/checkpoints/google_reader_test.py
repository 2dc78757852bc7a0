# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What lies beside the weights stays out, and damage is named."""

import numpy as np
import pytest

from mobilebert_tf.checkpoints.google_reader import read_google
from tests.checkpoints.toy_checkpoints import add_google_tensors, toy_task, write_toy

COMPANY = (
    "global_step",
    "teacher/bert/embeddings/word_embeddings",
    "teacher/cls/predictions/output_bias",
    "hidden_distill_scale",
    "bert/embeddings/word_embeddings/adam_m",
    "bert/embeddings/word_embeddings/adam_v",
    "bert/encoder/layer_0/output/MobileBertActFakeQuantWithMinMaxVars/min",
)


@pytest.fixture(scope="module")
def prefix(tmp_path_factory):
    return write_toy(toy_task(), tmp_path_factory.mktemp("google"), "google") + "/mobilebert.ckpt"


def test_company_is_left_out(prefix):
    names = set(read_google(prefix).shapes)
    add_google_tensors(prefix, {name: np.zeros(2, "float32") for name in COMPANY})
    assert set(read_google(prefix).shapes) == names


def test_both_scopes_of_normalisation_are_found(prefix):
    tensors = read_google(prefix)
    place = "bert/encoder/layer_0/output"
    assert tensors.find(f"{place}/LayerNorm/beta") == f"{place}/FakeLayerNorm/beta"
    head = "cls/predictions/transform/LayerNorm/beta"
    assert tensors.find(head) == head
    assert tensors.read(head).dtype == np.float32
    assert tensors.find("bert/pooler/dense/kernel") is None
