# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes a model as google-research's TensorFlow 1 code saves it."""

import json
import pathlib

import numpy as np
import tensorflow as tf

from mobilebert_tf.checkpoints.bert_config import bert_config
from mobilebert_tf.checkpoints.file_tensors import file_tensors
from mobilebert_tf.checkpoints.task_config import task_config
from mobilebert_tf.checkpoints.tensor_table import GOOGLE

_NAME = "mobilebert.ckpt"


def write_google(model, directory: str) -> list[str]:
    """Writes `mobilebert.ckpt`, its state file and `bert_config.json`.

    The configuration also names the task and its classes, in keys that
    google-research's code passes over.

    Args:
        model: a task or a backbone.
        directory: an existing folder.

    Returns:
        Notes on what the format cannot say.

    Raises:
        ValueError: if the format cannot hold the model.
    """
    backbone = getattr(model, "backbone", None) or model
    if backbone.activation == "gelu_exact":
        raise ValueError(
            "google-research's `gelu` is the tanh form. Received: activation='gelu_exact'"
        )
    folder = pathlib.Path(directory)
    tensors = {
        _scoped(name, backbone.normalization): value
        for name, value in file_tensors(model, GOOGLE).items()
    }
    _save(str(folder / _NAME), tensors)
    state = f'model_checkpoint_path: "{_NAME}"\nall_model_checkpoint_paths: "{_NAME}"\n'
    (folder / "checkpoint").write_text(state, "utf-8")
    config = bert_config(backbone) | task_config(model) | {"hidden_act": backbone.activation}
    text = json.dumps(config, indent=2, sort_keys=True)
    (folder / "bert_config.json").write_text(f"{text}\n", "utf-8")
    return _notes(backbone)


def _scoped(name: str, normalization: str) -> str:
    """NoNorm's scope has another name; the masked-LM head's LayerNorm is real."""
    if normalization == "no_norm" and not name.startswith("cls/"):
        return name.replace("/LayerNorm/", "/FakeLayerNorm/")
    return name


def _save(prefix: str, tensors: dict[str, np.ndarray]) -> None:
    names = sorted(tensors)
    tf.raw_ops.SaveV2(
        prefix=prefix,
        tensor_names=names,
        shape_and_slices=[""] * len(names),
        tensors=[tf.constant(tensors[name]) for name in names],
    )


def _notes(backbone) -> list[str]:
    notes = []
    if backbone.mask_form == "replace":
        notes.append("The mask is the later release's: use the code that replaces scores by -6.")
    if backbone.transformers_epsilon:
        notes.append(
            "Normalisation there has epsilon 1e-12 everywhere; here two kinds of it had 1e-5."
        )
    return notes
