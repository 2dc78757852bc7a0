# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""All that a model computes on some token ids, by the names that references use."""

import keras
import numpy as np

from mobilebert_tf.layers import attention_probabilities

# What two correct float32 implementations may differ by, of the largest value.
TOLERANCE = 2e-5


def probe_model(model, token_ids, padding_mask, segment_ids, mask_positions=None):
    """Returns a dict of arrays: hidden states, scores, probabilities, heads' logits."""
    inputs = {
        "token_ids": token_ids,
        "padding_mask": padding_mask,
        "segment_ids": segment_ids,
    }
    backbone = getattr(model, "backbone", None) or model
    probe = keras.Model(
        backbone.input,
        {
            "hidden_states": backbone.hidden_states,
            "scores": backbone.attention_scores,
            "pooled_output": backbone.output["pooled_output"],
        },
    )
    probed = probe(inputs)
    found = {"embedding_output": probed["hidden_states"][0]}
    found["pooled_output"] = probed["pooled_output"]
    for index, hidden in enumerate(probed["hidden_states"][1:]):
        found[f"layer_{index}"] = hidden
    for index, scores in enumerate(probed["scores"]):
        found[f"attention_scores_{index}"] = scores
        found[f"attention_probs_{index}"] = attention_probabilities(scores)
    return {
        name: np.array(value)
        for name, value in (found | _heads(model, inputs, mask_positions)).items()
    }


def assert_close(name: str, value: np.ndarray, expected: np.ndarray, tolerance=TOLERANCE) -> None:
    """Compares by ratio to the largest value: activations span many decades."""
    error = np.abs(value - expected).max() / np.abs(expected).max()
    assert error < tolerance, f"{name} differs by {error:.1e}"


def _heads(model, inputs, mask_positions) -> dict:
    if not hasattr(model, "backbone"):
        return {}
    if "mask_positions" in model.input:
        inputs = inputs | {"mask_positions": mask_positions}
    outputs = model(inputs)
    if not isinstance(outputs, dict):
        outputs = {"masked_lm" if "mask_positions" in inputs else "logits": outputs}
    names = {"masked_lm": "mlm_logits", "next_sentence": "nsp_logits"}
    return {names.get(name, name): value for name, value in outputs.items()}
