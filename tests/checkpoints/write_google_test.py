# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What google-research's code finds in the folder."""

import json

import pytest
import tensorflow as tf

from mobilebert_tf.checkpoints import write_google
from tests.checkpoints.toy_checkpoints import toy_task


def test_files_and_scopes(tmp_path):
    assert write_google(toy_task(), str(tmp_path)) == []
    prefix = tf.train.latest_checkpoint(str(tmp_path))
    assert prefix == str(tmp_path / "mobilebert.ckpt")
    names = {name for name, _ in tf.train.list_variables(prefix)}
    assert "bert/embeddings/FakeLayerNorm/gamma" in names
    assert "bert/encoder/layer_1/output/bottleneck/FakeLayerNorm/beta" in names
    # The masked-LM head's is a real one in every variant.
    assert "cls/predictions/transform/LayerNorm/gamma" in names
    # 7 of the embeddings, 40 a block with three feed-forwards, 6 and 2 of the heads.
    assert len(names) == 7 + 2 * 40 + 8
    config = json.loads((tmp_path / "bert_config.json").read_text("utf-8"))
    assert config["hidden_act"] == "relu" and config["normalization_type"] == "no_norm"


def test_layer_norm_scope(tmp_path):
    write_google(toy_task(normalization="layer_norm"), str(tmp_path))
    names = [name for name, _ in tf.train.list_variables(str(tmp_path / "mobilebert.ckpt"))]
    assert not any("FakeLayerNorm" in name for name in names)


def test_notes(tmp_path):
    task = toy_task(num_layers=1, mask_form="replace", mask_value=-6.0, transformers_epsilon=True)
    mask, epsilon = write_google(task, str(tmp_path))
    assert "replaces scores" in mask and "epsilon" in epsilon


def test_exact_gelu_is_refused(tmp_path):
    with pytest.raises(ValueError, match="Received: activation='gelu_exact'"):
        write_google(toy_task(num_layers=1, activation="gelu_exact"), str(tmp_path))
