# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Where and how a checkpoint format keeps one of our weights."""

import dataclasses

import numpy as np

# The file's axes are ours.
SAME = "same"
# The file holds the transposed matrix.
TRANSPOSED = "transposed"
# The file splits our last axis into (heads, head width).
HEADS_LAST = "heads_last"
# The file splits our first axis into (heads, head width).
HEADS_FIRST = "heads_first"


@dataclasses.dataclass(frozen=True)
class StoredTensor:
    """One tensor of a file: its name, and how its axes lie there.

    Args:
        name: the tensor's name in the file.
        layout: SAME | TRANSPOSED | HEADS_LAST | HEADS_FIRST.
    """

    name: str
    layout: str = SAME

    def shape_in_file(self, shape: tuple[int, ...], num_heads: int) -> tuple[int, ...]:
        """Returns the shape that the file must have for a weight of ours."""
        shape = tuple(shape)
        if self.layout == TRANSPOSED:
            return shape[::-1]
        if self.layout == HEADS_LAST:
            return (*shape[:-1], num_heads, shape[-1] // num_heads)
        if self.layout == HEADS_FIRST:
            return (num_heads, shape[0] // num_heads, *shape[1:])
        return shape

    def to_ours(self, value: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
        """Returns the file's value as a weight of the given shape."""
        if self.layout == TRANSPOSED:
            return value.T
        return value.reshape(shape)

    def to_file(self, value: np.ndarray, num_heads: int) -> np.ndarray:
        """Returns our weight as the file has it."""
        if self.layout == TRANSPOSED:
            return np.ascontiguousarray(value.T)
        return value.reshape(self.shape_in_file(value.shape, num_heads))
