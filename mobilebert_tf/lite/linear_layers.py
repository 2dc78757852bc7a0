# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A model's linear layers by name."""

from __future__ import annotations

import keras


def linear_layers(model: keras.Model) -> dict[str, keras.layers.Dense]:
    """The linear layers by path, such as `block_0/attention/query`, in Keras' order.

    `InferenceGraph` names the scopes of the file's operators by the same paths.
    """
    return {
        layer.kernel.path.rpartition("/")[0]: layer
        for layer in model._flatten_layers()
        if isinstance(layer, keras.layers.Dense)
    }
