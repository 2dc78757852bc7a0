# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The JSON configurations of google-research and Transformers, both ways."""

import difflib
from collections.abc import Mapping

from mobilebert_tf.checkpoints.tensor_table import TRANSFORMERS

# What google-research's loader assumes of absent keys. None is `hidden_size`.
_GOOGLE_DEFAULTS = {
    "hidden_size": 768,
    "num_hidden_layers": 12,
    "num_attention_heads": 12,
    "intermediate_size": 3072,
    "hidden_act": "gelu",
    "hidden_dropout_prob": 0.1,
    "attention_probs_dropout_prob": 0.1,
    "max_position_embeddings": 512,
    "type_vocab_size": 16,
    "embedding_size": None,
    "trigram_input": False,
    "use_bottleneck": False,
    "intra_bottleneck_size": None,
    "use_bottleneck_attention": False,
    "key_query_shared_bottleneck": False,
    "num_feedforward_networks": 1,
    "normalization_type": "layer_norm",
    "classifier_activation": True,
}
# What Transformers' MobileBertConfig assumes.
_TRANSFORMERS_DEFAULTS = {
    "vocab_size": 30522,
    "hidden_size": 512,
    "num_hidden_layers": 24,
    "num_attention_heads": 4,
    "intermediate_size": 512,
    "hidden_act": "relu",
    "hidden_dropout_prob": 0.0,
    "attention_probs_dropout_prob": 0.1,
    "max_position_embeddings": 512,
    "type_vocab_size": 2,
    "embedding_size": 128,
    "trigram_input": True,
    "use_bottleneck": True,
    "intra_bottleneck_size": 128,
    "use_bottleneck_attention": False,
    "key_query_shared_bottleneck": True,
    "num_feedforward_networks": 4,
    "normalization_type": "no_norm",
    "classifier_activation": True,
    "layer_norm_eps": 1e-12,
}
_COUNTS = (
    "vocab_size hidden_size num_hidden_layers num_attention_heads intermediate_size "
    "max_position_embeddings type_vocab_size embedding_size intra_bottleneck_size "
    "num_feedforward_networks"
).split()
_SWITCHES = (
    "trigram_input use_bottleneck use_bottleneck_attention key_query_shared_bottleneck "
    "classifier_activation"
).split()
_RATES = "hidden_dropout_prob attention_probs_dropout_prob".split()
# Their activations -> ours; "gelu" alone means either form.
_ACTIVATIONS = {
    "relu": "relu",
    "relu6": "relu6",
    "gelu_new": "gelu",
    "gelu_fast": "gelu",
    "gelu_pytorch_tanh": "gelu",
}


def backbone_arguments(values: Mapping, file_format: str, gelu: str, path: str) -> dict:
    """Returns the arguments of `MobileBERTBackbone` for a foreign configuration.

    Args:
        values: the parsed JSON.
        file_format: "google", "garden" (which shares google's JSON) or
            "transformers".
        gelu: what "gelu" means there: "tanh" or "exact".
        path: the file, for messages.

    Raises:
        ValueError: if a key is missing, misspelt, or has a value that no model of
            the family can have.
    """
    defaults = _TRANSFORMERS_DEFAULTS if file_format == TRANSFORMERS else _GOOGLE_DEFAULTS
    known = {*defaults, "vocab_size", "layer_norm_eps"}
    for key in set(known) - set(values):
        for other in difflib.get_close_matches(key, set(values) - known, n=1, cutoff=0.87):
            raise ValueError(f"{path}: unknown key {other!r}. Did you mean {key!r}?")
    config = defaults | {key: value for key, value in values.items() if key in known}
    for key in ("embedding_size", "intra_bottleneck_size"):
        if config[key] is None:
            config[key] = config["hidden_size"]
    _check(config, path)
    return {
        "vocabulary_size": config["vocab_size"],
        "num_layers": config["num_hidden_layers"],
        "num_heads": config["num_attention_heads"],
        "hidden_dim": config["hidden_size"],
        "bottleneck_dim": config["intra_bottleneck_size"] if config["use_bottleneck"] else None,
        "intermediate_dim": config["intermediate_size"],
        "num_feed_forwards": config["num_feedforward_networks"],
        "embedding_dim": config["embedding_size"],
        "attention_inputs": _attention_inputs(config),
        "normalization": config["normalization_type"],
        "activation": _activation(config["hidden_act"], gelu, path),
        "dropout": config["hidden_dropout_prob"],
        "attention_dropout": config["attention_probs_dropout_prob"],
        "tanh_pooler": config["classifier_activation"],
        "max_sequence_length": config["max_position_embeddings"],
        "num_segments": config["type_vocab_size"],
        "trigram": config["trigram_input"],
        "transformers_epsilon": file_format == TRANSFORMERS
        and config["normalization_type"] == "layer_norm",
    }


def bert_config(backbone) -> dict:
    """Returns the keys that google-research and Transformers share.

    The activation is left to the caller: "gelu" means another form in each.
    """
    inputs = backbone.attention_inputs
    return {
        "attention_probs_dropout_prob": backbone.attention_dropout,
        "classifier_activation": backbone.tanh_pooler,
        "embedding_size": backbone.embedding_dim,
        "hidden_dropout_prob": backbone.dropout,
        "hidden_size": backbone.hidden_dim,
        "initializer_range": 0.02,
        "intermediate_size": backbone.intermediate_dim,
        "intra_bottleneck_size": backbone.bottleneck_dim or backbone.hidden_dim,
        "key_query_shared_bottleneck": inputs == "shared_bottleneck",
        "max_position_embeddings": backbone.max_sequence_length,
        "normalization_type": backbone.normalization,
        "num_attention_heads": backbone.num_heads,
        "num_feedforward_networks": backbone.num_feed_forwards,
        "num_hidden_layers": backbone.num_layers,
        "trigram_input": backbone.trigram,
        "type_vocab_size": backbone.num_segments,
        "use_bottleneck": backbone.bottleneck_dim is not None,
        "use_bottleneck_attention": inputs == "bottleneck",
        "vocab_size": backbone.vocabulary_size,
    }


def _attention_inputs(config: Mapping) -> str:
    if not config["use_bottleneck"]:
        return "block"
    if config["use_bottleneck_attention"]:
        return "bottleneck"
    return "shared_bottleneck" if config["key_query_shared_bottleneck"] else "block"


def _activation(name: str, gelu: str, path: str) -> str:
    activations = _ACTIVATIONS | {"gelu": "gelu" if gelu == "tanh" else "gelu_exact"}
    key = str(name).lower()
    if key not in activations:
        raise ValueError(
            f"{path}: `hidden_act` must be one of {sorted(activations)}. "
            f"Received: hidden_act={name!r}"
        )
    return activations[key]


def _check(config: Mapping, path: str) -> None:
    if "vocab_size" not in config:
        raise ValueError(f"{path}: `vocab_size` is missing. Is it a model's configuration?")
    for key in _COUNTS:
        if type(config[key]) is not int or config[key] <= 0:
            _refuse(config, key, "a positive integer", path)
    for key in _SWITCHES:
        if type(config[key]) is not bool:
            _refuse(config, key, "true or false", path)
    for key in _RATES:
        if not isinstance(config[key], (int, float)) or not 0 <= config[key] < 1:
            _refuse(config, key, "at least 0 and below 1", path)
    if config["normalization_type"] not in ("no_norm", "layer_norm"):
        _refuse(config, "normalization_type", "'no_norm' or 'layer_norm'", path)
    if config.get("layer_norm_eps", 1e-12) != 1e-12:
        _refuse(config, "layer_norm_eps", "1e-12", path)
    width = config["intra_bottleneck_size" if config["use_bottleneck"] else "hidden_size"]
    if width % config["num_attention_heads"]:
        _refuse(config, "num_attention_heads", f"a divisor of {width}", path)


def _refuse(config: Mapping, key: str, expected: str, path: str) -> None:
    raise ValueError(f"{path}: `{key}` must be {expected}. Received: {key}={config[key]!r}")
