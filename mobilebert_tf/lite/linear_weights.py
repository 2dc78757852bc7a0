# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Kernels and biases of linear layers, changed in float64."""

from __future__ import annotations

import dataclasses

import keras
import numpy as np


@dataclasses.dataclass
class Change:
    """What became of a linear layer `y = x W + b`.

    Its input comes divided by `inputs`, and its output is `outputs * y + shift`.
    """

    inputs: np.ndarray
    outputs: np.ndarray
    shift: np.ndarray


class LinearWeights:
    """Collects changes of linear layers and rounds to float32 only once.

    A layer may be changed from both sides, by the stream it reads and the one
    it writes; `assign` puts the results into the layers.
    """

    def __init__(self):
        self._layers: dict[int, keras.layers.Layer] = {}
        self._kernels: dict[int, np.ndarray] = {}
        self._biases: dict[int, np.ndarray] = {}
        self._changes: dict[int, Change] = {}

    def kernel(self, dense: keras.layers.Layer) -> np.ndarray:
        """The kernel as it is after the changes so far, `(inputs, outputs)`."""
        self._load(dense)
        return self._kernels[id(dense)]

    def change(self, dense: keras.layers.Layer) -> Change:
        """All changes so far, together."""
        self._load(dense)
        return self._changes[id(dense)]

    def scale_inputs(self, dense: keras.layers.Layer, scale: np.ndarray) -> None:
        """Multiplies the rows: the layer's input comes divided by `scale`."""
        self._load(dense)
        self._kernels[id(dense)] *= scale[:, None]
        self._changes[id(dense)].inputs *= scale

    def scale_outputs(self, dense: keras.layers.Layer, scale: np.ndarray) -> None:
        """Multiplies the layer's output by `scale`."""
        self._load(dense)
        self._kernels[id(dense)] *= scale
        self._biases[id(dense)] *= scale
        self._changes[id(dense)].outputs *= scale
        self._changes[id(dense)].shift *= scale

    def shift_outputs(self, dense: keras.layers.Layer, shift: np.ndarray) -> None:
        """Adds `shift` to the layer's output."""
        self._load(dense)
        self._biases[id(dense)] += shift
        self._changes[id(dense)].shift += shift

    def assign(self) -> None:
        """Writes kernels and biases into the layers."""
        for key, dense in self._layers.items():
            dense.kernel.assign(self._kernels[key])
            dense.bias.assign(self._biases[key])

    def _load(self, dense: keras.layers.Layer) -> None:
        if id(dense) not in self._layers:
            self._layers[id(dense)] = dense
            self._kernels[id(dense)] = np.array(np.asarray(dense.kernel), np.float64)
            self._biases[id(dense)] = np.array(np.asarray(dense.bias), np.float64)
            inputs, outputs = self._kernels[id(dense)].shape
            self._changes[id(dense)] = Change(np.ones(inputs), np.ones(outputs), np.zeros(outputs))
