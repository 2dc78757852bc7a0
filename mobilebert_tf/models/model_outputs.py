# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Everything a model computes, by name: hidden states, attention, every head."""

from collections.abc import Mapping

import keras
import numpy as np

from mobilebert_tf.layers.attention_probabilities import attention_probabilities

# What tasks call their outputs -> what references do.
_LOGITS = {"masked_lm": "mlm_logits", "next_sentence": "nsp_logits"}


def model_outputs(model, inputs: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Runs a task or a backbone in inference and returns all its outputs.

    Args:
        model: a task or a backbone.
        inputs: `token_ids`, `padding_mask`, `segment_ids` `(batch, sequence)`, each
            `(batch, choices, sequence)` for multiple choice, and `mask_positions`
            `(batch, predictions)` for the masked-LM head.

    Returns:
        `embedding_output`, `layer_i`, `attention_scores_i` (after masking, before the
        softmax), `attention_probs_i`, `pooled_output`; and as far as the model has
        them and the inputs allow, `mlm_logits`, `nsp_logits`, `start_logits`,
        `end_logits` or `logits`. For multiple choice the rows of all but `logits` are
        the choices of all examples.
    """
    backbone = getattr(model, "backbone", None) or model
    encoder_inputs = {name: inputs[name] for name in backbone.input}
    folded = {name: value.reshape(-1, value.shape[-1]) for name, value in encoder_inputs.items()}
    outputs = _encoder_outputs(backbone, folded)
    if model is not backbone:
        outputs |= _head_outputs(model, inputs, encoder_inputs)
    return {name: np.array(keras.ops.cast(value, "float32")) for name, value in outputs.items()}


def _encoder_outputs(backbone, inputs: Mapping) -> dict:
    probe = keras.Model(
        backbone.input,
        [backbone.hidden_states, backbone.attention_scores, backbone.output["pooled_output"]],
    )
    (embedding, *layers), all_scores, pooled = probe(inputs)
    outputs = {"embedding_output": embedding, "pooled_output": pooled}
    for index, (layer, scores) in enumerate(zip(layers, all_scores, strict=True)):
        outputs[f"layer_{index}"] = layer
        outputs[f"attention_scores_{index}"] = scores
        outputs[f"attention_probs_{index}"] = attention_probabilities(scores)
    return outputs


def _head_outputs(model, inputs: Mapping, encoder_inputs: Mapping) -> dict:
    if "mask_positions" in model.input:
        positions = inputs.get("mask_positions")
        # Without positions, the first: the other heads do not depend on it.
        has_positions = positions is not None
        first = np.zeros((len(encoder_inputs["token_ids"]), 1), "int32")
        found = model({**encoder_inputs, "mask_positions": positions if has_positions else first})
        found = found if isinstance(found, dict) else {"masked_lm": found}
        if not has_positions:
            found.pop("masked_lm")
    else:
        found = model(encoder_inputs)
        found = found if isinstance(found, dict) else {_name_of_logits(model): found}
    return {_LOGITS.get(name, name): value for name, value in found.items()}


def _name_of_logits(model) -> str:
    return "nsp_logits" if hasattr(model, "next_sentence_head") else "logits"
