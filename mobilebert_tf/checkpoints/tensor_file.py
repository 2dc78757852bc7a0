# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The tensors of a checkpoint, whatever its format."""

import dataclasses
from collections.abc import Callable, Mapping

import numpy as np


@dataclasses.dataclass(frozen=True, kw_only=True)
class TensorFile:
    """What the three readers return: lazily read tensors by name.

    Args:
        path: the file, for messages.
        file_format: "google" | "garden" | "transformers".
        shapes: every tensor that belongs to the model, by its name in the file.
            Optimizer slots and other company are left out already.
        find: the name in the file of a name in the tensor table, or None.
        read: the value of a tensor by its name in the file.
    """

    path: str
    file_format: str
    shapes: Mapping[str, tuple[int, ...]]
    find: Callable[[str], str | None]
    read: Callable[[str], np.ndarray]
