# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The published configurations, their defaults, and what is refused."""

import pytest

from mobilebert_tf.checkpoints.bert_config import backbone_arguments, bert_config
from mobilebert_tf.models import MobileBERTBackbone, architecture, weightless

_COMMON = {
    "attention_probs_dropout_prob": 0.1,
    "hidden_size": 512,
    "initializer_range": 0.02,
    "max_position_embeddings": 512,
    "num_attention_heads": 4,
    "num_hidden_layers": 24,
    "type_vocab_size": 2,
    "vocab_size": 30522,
    "embedding_size": 128,
    "trigram_input": True,
    "use_bottleneck": True,
}
# What lies beside the checkpoints that google-research published or describes.
TEACHER = _COMMON | {
    "hidden_act": "gelu",
    "hidden_dropout_prob": 0.1,
    "intermediate_size": 4096,
    "intra_bottleneck_size": 1024,
}
STUDENT = _COMMON | {
    "hidden_act": "relu",
    "hidden_dropout_prob": 0.0,
    "intermediate_size": 512,
    "intra_bottleneck_size": 128,
    "key_query_shared_bottleneck": True,
    "num_feedforward_networks": 4,
    "normalization_type": "no_norm",
    "classifier_activation": False,
}
TINY = STUDENT | {"use_bottleneck_attention": True, "num_feedforward_networks": 2}
del TINY["key_query_shared_bottleneck"]
PATH = "bert_config.json"


def _config(name: str, **overrides) -> dict:
    """What a backbone of the architecture says of itself."""
    backbone = weightless(lambda: MobileBERTBackbone(**architecture(name, **overrides)))
    return {
        key: getattr(backbone, key) for key in backbone_arguments(STUDENT, "google", "tanh", PATH)
    }


@pytest.mark.parametrize(
    "values,name", [(TEACHER, "ib_bert_large"), (STUDENT, "mobilebert"), (TINY, "mobilebert_tiny")]
)
def test_published_configurations(values, name):
    assert backbone_arguments(values, "google", "tanh", PATH) == _config(name)


def test_google_defaults_are_plain_bert():
    values = {"vocab_size": 30522, "type_vocab_size": 2}
    assert backbone_arguments(values, "google", "tanh", PATH) == _config("bert_base")


def test_transformers_defaults_are_mobilebert_with_a_pooler():
    assert backbone_arguments({}, "transformers", "exact", PATH) == _config(
        "mobilebert", tanh_pooler=True
    )


def test_transformers_layer_norm_has_two_epsilons():
    values = {"normalization_type": "layer_norm"}
    assert backbone_arguments(values, "transformers", "exact", PATH)["transformers_epsilon"]


@pytest.mark.parametrize(
    "name,gelu,expected",
    [
        ("gelu", "tanh", "gelu"),
        ("gelu", "exact", "gelu_exact"),
        ("gelu_new", "exact", "gelu"),
        ("RELU", "tanh", "relu"),
        ("relu6", "tanh", "relu6"),
    ],
)
def test_activations(name, gelu, expected):
    values = STUDENT | {"hidden_act": name}
    assert backbone_arguments(values, "google", gelu, PATH)["activation"] == expected


@pytest.mark.parametrize("name", ["mobilebert", "mobilebert_tiny", "ib_bert_toy", "bert_base"])
def test_round_trip(name):
    backbone = weightless(lambda: MobileBERTBackbone(**architecture(name)))
    values = bert_config(backbone) | {"hidden_act": backbone.activation}
    assert backbone_arguments(values, "google", "tanh", PATH) == _config(name)


@pytest.mark.parametrize(
    "changes,message",
    [
        ({"vocab_size": None}, "vocab_size"),
        ({"hidden_size": "512"}, "positive integer. Received: hidden_size='512'"),
        ({"num_hidden_layers": 0}, "Received: num_hidden_layers=0"),
        ({"use_bottleneck": 1}, "Received: use_bottleneck=1"),
        ({"hidden_dropout_prob": 1.5}, "Received: hidden_dropout_prob=1.5"),
        ({"hidden_act": "swish"}, "Received: hidden_act='swish'"),
        ({"normalization_type": "batch_norm"}, "Received: normalization_type='batch_norm'"),
        ({"num_attention_heads": 5}, "a divisor of 128. Received: num_attention_heads=5"),
        ({"layer_norm_eps": 1e-5}, "Received: layer_norm_eps=1e-05"),
    ],
)
def test_refused_values(changes, message):
    values = {key: value for key, value in (STUDENT | changes).items() if value is not None}
    with pytest.raises(ValueError, match=message):
        backbone_arguments(values, "google", "tanh", PATH)


def test_misspelt_key():
    values = STUDENT | {"num_feedforward_network": 4}
    del values["num_feedforward_networks"]
    with pytest.raises(ValueError, match="Did you mean 'num_feedforward_networks'"):
        backbone_arguments(values, "google", "tanh", PATH)
