# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A model's weights under the names and with the axes of a checkpoint format."""

import numpy as np

from mobilebert_tf.checkpoints.tensor_table import tensor_table


def file_tensors(model, file_format: str) -> dict[str, np.ndarray]:
    """Returns every weight of the model as a file of the format has it.

    Args:
        model: a task or a backbone.
        file_format: "google" or "transformers".

    Raises:
        ValueError: if the format has no place for a weight, or if a masked-LM head
            has another activation than the body, which no format can say.
    """
    backbone = getattr(model, "backbone", None) or model
    head = getattr(model, "masked_lm_head", None)
    if head is not None and head.activation_name != backbone.activation:
        raise ValueError(
            f"The {file_format} format has one activation for body and head. Received: "
            f"activation={backbone.activation!r}, masked_lm_activation={head.activation_name!r}"
        )
    table = tensor_table(backbone.num_layers, backbone.num_feed_forwards)
    tensors = {}
    for weight in model.weights:
        stored = table[weight.path].get(file_format)
        if stored is None:
            raise ValueError(f"The {file_format} format has no place for {weight.path!r}.")
        value = np.array(weight, dtype=np.float32)
        tensors[stored.name] = stored.to_file(value, backbone.num_heads)
    return tensors
