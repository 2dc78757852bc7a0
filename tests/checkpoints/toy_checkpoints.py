# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Checkpoints of random toy models, as each format's own writer leaves them."""

import json
import pathlib

import numpy as np
import tensorflow as tf

from mobilebert_tf import models
from mobilebert_tf.checkpoints import write_google, write_transformers
from tests.layers.randomize import randomize
from tests.models.toy import VOCABULARY, toy_backbone

WRITERS = {"google": write_google, "transformers": write_transformers}
STUDENT = {"num_layers": 2, "num_feed_forwards": 3}


def toy_task(name: str = "MobileBERTPretrainer", num_classes: int | None = None, **overrides):
    """Returns a task of random weights on a toy student, or the student itself."""
    backbone = toy_backbone(**(STUDENT | overrides))
    if name == "MobileBERTBackbone":
        return backbone
    arguments = {} if num_classes is None else {"num_classes": num_classes}
    return randomize(getattr(models, name)(backbone, **arguments), scale=0.2)


def write_toy(task, directory: pathlib.Path, file_format: str) -> str:
    """Writes the task and the toy vocabulary; returns the folder."""
    directory.mkdir(parents=True, exist_ok=True)
    WRITERS[file_format](task, str(directory))
    (directory / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n", "utf-8")
    return str(directory)


def add_google_tensors(prefix: str, tensors: dict[str, np.ndarray]) -> None:
    """Adds tensors to a google checkpoint; None takes one away."""
    reader = tf.train.load_checkpoint(prefix)
    everything = {name: reader.get_tensor(name) for name in reader.get_variable_to_shape_map()}
    everything |= tensors
    everything = {name: value for name, value in everything.items() if value is not None}
    tf.raw_ops.SaveV2(
        prefix=prefix,
        tensor_names=list(everything),
        shape_and_slices=[""] * len(everything),
        tensors=[tf.constant(value) for value in everything.values()],
    )


def change_json(path: pathlib.Path, **changes) -> None:
    """Sets keys of a JSON file; None takes a key away."""
    values = json.loads(path.read_text("utf-8")) | changes
    values = {name: value for name, value in values.items() if value is not None}
    path.write_text(json.dumps(values), "utf-8")
