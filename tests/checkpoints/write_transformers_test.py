# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What Transformers finds in the folder, and what it could not compute."""

import json

import pytest
import safetensors.numpy

from mobilebert_tf.checkpoints import write_transformers
from mobilebert_tf.checkpoints.write_transformers import write_tokenizer
from tests.checkpoints.toy_checkpoints import toy_task
from tests.models.toy import VOCABULARY, toy_tokenizer


def _written(task, tmp_path) -> tuple[dict, dict]:
    write_transformers(task, str(tmp_path))
    config = json.loads((tmp_path / "config.json").read_text("utf-8"))
    return config, safetensors.numpy.load_file(tmp_path / "model.safetensors")


def test_configuration(tmp_path):
    task = toy_task("MobileBERTTextClassifier", 3, num_layers=1, activation="gelu")
    config, tensors = _written(task, tmp_path)
    assert config["architectures"] == ["MobileBertForSequenceClassification"]
    assert (config["model_type"], config["hidden_act"]) == ("mobilebert", "gelu_pytorch_tanh")
    assert config["id2label"] == {"0": "0", "1": "1", "2": "2"}
    assert config["classifier_activation"] is False
    assert tensors["classifier.weight"].shape == (3, 32)


def test_model_without_heads_has_no_prefix(tmp_path):
    config, tensors = _written(toy_task("MobileBERTBackbone", num_layers=1), tmp_path)
    assert config["architectures"] == ["MobileBertModel"]
    assert {name.partition(".")[0] for name in tensors} == {"embeddings", "encoder"}


def test_problem_types(tmp_path):
    config, _ = _written(toy_task("MobileBERTTextRegressor", num_layers=1), tmp_path)
    assert config["problem_type"] == "regression" and len(config["id2label"]) == 1
    config, _ = _written(toy_task("MobileBERTMultiLabelClassifier", 4, num_layers=1), tmp_path)
    assert config["problem_type"] == "multi_label_classification"


def test_pooler_that_nothing_reads_stays_here(tmp_path):
    task = toy_task("MobileBERTMaskedLM", num_layers=1, tanh_pooler=True)
    assert not any("pooler" in name for name in _written(task, tmp_path)[1])
    task = toy_task("MobileBERTNextSentencePredictor", num_layers=1, tanh_pooler=True)
    assert any("pooler" in name for name in _written(task, tmp_path)[1])


def test_tensors_that_transformers_wants_to_find(tmp_path):
    plain = {"bottleneck_dim": None, "attention_inputs": "block", "trigram": False}
    _, tensors = _written(toy_task(num_layers=1, embedding_dim=32, **plain), tmp_path)
    unread = "mobilebert.embeddings.embedding_transformation"
    assert not tensors[f"{unread}.weight"].any() and not tensors[f"{unread}.bias"].any()
    assert tensors["cls.predictions.dense.weight"].shape == (0, len(VOCABULARY))


def test_epsilon_is_noted(tmp_path):
    task = toy_task(num_layers=1, normalization="layer_norm")
    (note,) = write_transformers(task, str(tmp_path))
    assert "1e-5" in note


@pytest.mark.parametrize(
    "arguments,message",
    [
        ({"attention_inputs": "block"}, "attention_inputs='block', bottleneck_dim=16"),
        ({"mask_form": "replace"}, "Received: mask_form='replace'"),
    ],
)
def test_what_it_cannot_compute(arguments, message, tmp_path):
    with pytest.raises(ValueError, match=message):
        write_transformers(toy_task(num_layers=1, **arguments), str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_tokenizer(tmp_path):
    write_tokenizer(toy_tokenizer(), str(tmp_path), 128)
    assert (tmp_path / "vocab.txt").read_text("utf-8").splitlines() == VOCABULARY
    settings = json.loads((tmp_path / "tokenizer_config.json").read_text("utf-8"))
    assert settings["do_lower_case"] and settings["model_max_length"] == 128
