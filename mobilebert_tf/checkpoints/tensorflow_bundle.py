# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Opens the files that TensorFlow 1 and 2 both write checkpoints into."""

import glob
import pathlib
import re

import numpy as np
import tensorflow as tf

# The reader translates status codes into whatever Python has for them.
_READ_ERRORS = (tf.errors.OpError, RuntimeError, ValueError, LookupError, TypeError)
OBJECT_GRAPH = "_CHECKPOINTABLE_OBJECT_GRAPH"
_PART = re.compile(r"(?P<prefix>.+)\.(index|meta|data-\d+-of-\d+)$")


class TensorFlowBundle:
    """A checkpoint by its prefix: `model.ckpt` of `model.ckpt.index` and its data.

    Attributes:
        path: the prefix.
        shapes: every tensor's shape, by name.

    Raises:
        ValueError: if the prefix is none, or the files are damaged.
    """

    def __init__(self, path: str):
        self.path = path
        part = _PART.fullmatch(path)
        if part:
            raise ValueError(
                f"{path} is a part of a checkpoint. Pass its prefix instead: {part['prefix']}"
            )
        for suffix in (".index", ".data-*-of-*"):
            name = pathlib.Path(path)
            if not any(name.parent.glob(f"{glob.escape(name.name)}{suffix}")):
                raise ValueError(f"{path} is no TensorFlow checkpoint: {path}{suffix} is missing.")
        try:
            self._reader = tf.train.load_checkpoint(path)
        except _READ_ERRORS as error:
            raise ValueError(f"{path}.index is damaged: {_first_line(error)}") from error
        shapes = self._reader.get_variable_to_shape_map()
        self.shapes = {name: tuple(shape) for name, shape in shapes.items()}

    def read(self, name: str):
        """Returns a tensor's value.

        Raises:
            ValueError: if the data file ends before the tensor does, or its bytes
                do not have the checksum in the index.
        """
        try:
            return self._reader.get_tensor(name)
        except _READ_ERRORS as error:
            raise ValueError(
                f"{self.path}: tensor {name!r} cannot be read: {_first_line(error)}"
            ) from error

    def read_floats(self, name: str) -> np.ndarray:
        """Returns a tensor's value as float32."""
        return np.asarray(self.read(name), dtype=np.float32)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
