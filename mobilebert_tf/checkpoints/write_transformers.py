# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes a model as a folder that Transformers reads."""

import json
import pathlib

import numpy as np
import safetensors.numpy

from mobilebert_tf.checkpoints.bert_config import bert_config
from mobilebert_tf.checkpoints.file_tensors import file_tensors
from mobilebert_tf.checkpoints.task_config import task_config
from mobilebert_tf.checkpoints.task_table import TASKS, task_row
from mobilebert_tf.checkpoints.tensor_table import TRANSFORMERS

_ACTIVATIONS = {"gelu": "gelu_pytorch_tanh", "gelu_exact": "gelu"}
_BASE = "mobilebert."


def write_transformers(model, directory: str) -> list[str]:
    """Writes `config.json` and `model.safetensors`.

    Args:
        model: a task or a backbone.
        directory: an existing folder.

    Returns:
        Notes on what the format cannot say.

    Raises:
        ValueError: if Transformers' code cannot compute the model.
    """
    backbone = getattr(model, "backbone", None) or model
    _check(backbone)
    folder = pathlib.Path(directory)
    tensors = file_tensors(model, TRANSFORMERS) | _unread_tensors(model, backbone)
    config = _config(model, backbone)
    if _reads_no_pooled_output(model):
        tensors = {name: t for name, t in tensors.items() if ".pooler." not in name}
    if model is backbone:
        tensors = {name.removeprefix(_BASE): tensor for name, tensor in tensors.items()}
    safetensors.numpy.save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    text = json.dumps(config, indent=2, sort_keys=True)
    (folder / "config.json").write_text(f"{text}\n", "utf-8")
    if backbone.normalization == "layer_norm" and not backbone.transformers_epsilon:
        return [
            "Transformers normalises the embedding and the last feed-forward of a block with "
            "epsilon 1e-5; here it was 1e-12."
        ]
    return []


def write_tokenizer(tokenizer, directory: str, max_sequence_length: int) -> None:
    """Writes `vocab.txt`, and what Transformers wants to know of the tokenizer."""
    folder = pathlib.Path(directory)
    words = "".join(f"{word}\n" for word in tokenizer.get_vocabulary())
    (folder / "vocab.txt").write_text(words, "utf-8")
    settings = {
        "do_lower_case": tokenizer.lowercase,
        "model_max_length": max_sequence_length,
        "strip_accents": tokenizer.strip_accents,
        "tokenize_chinese_chars": tokenizer.split_on_cjk,
        "tokenizer_class": "MobileBertTokenizer",
    }
    text = json.dumps(settings, indent=2, sort_keys=True)
    (folder / "tokenizer_config.json").write_text(f"{text}\n", "utf-8")


def _check(backbone) -> None:
    inner = backbone.bottleneck_dim
    if backbone.attention_inputs == "block" and inner not in (None, backbone.hidden_dim):
        raise ValueError(
            "Transformers' attention cannot read the block's input past a bottleneck of another "
            f"width. Received: attention_inputs='block', bottleneck_dim={inner}, "
            f"hidden_dim={backbone.hidden_dim}. The google form holds such a model."
        )
    if backbone.mask_form == "replace":
        raise ValueError(
            "Transformers adds to the scores of padding and never replaces them. "
            "Received: mask_form='replace'"
        )


def _config(model, backbone) -> dict:
    config = {
        "hidden_act": _ACTIVATIONS.get(backbone.activation, backbone.activation),
        "layer_norm_eps": 1e-12,
        "model_type": "mobilebert",
        "pad_token_id": 0,
        "tie_word_embeddings": True,
    }
    return bert_config(backbone) | task_config(model) | config


def _unread_tensors(model, backbone) -> dict[str, np.ndarray]:
    """What Transformers creates, and wants to find, though it never reads it."""
    tensors = {}
    if backbone.embeddings.projection is None:
        prefix = f"{_BASE}embeddings.embedding_transformation"
        tensors[f"{prefix}.weight"] = np.zeros(
            (backbone.hidden_dim, backbone.embedding_dim), np.float32
        )
        tensors[f"{prefix}.bias"] = np.zeros(backbone.hidden_dim, np.float32)
    head = getattr(model, "masked_lm_head", None)
    if head is not None and head.extra_embedding is None:
        tensors["cls.predictions.dense.weight"] = np.zeros(
            (0, backbone.vocabulary_size), np.float32
        )
    return tensors


def _reads_no_pooled_output(model) -> bool:
    names = [row.name for row in TASKS]
    name = type(model).__name__
    return name in names and not task_row(name).reads_pooled_output
