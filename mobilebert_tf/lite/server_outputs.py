# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A task's outputs for servers: batches, and the names that files for phones have."""

from __future__ import annotations

import keras

from mobilebert_tf.lite.task_outputs import task_of
from mobilebert_tf.models.mobilebert_task import MobileBERTTask


def server_outputs(model: MobileBERTTask, inputs: dict) -> dict:
    """Runs the model as trained; names as in `OUTPUT_NAMES`.

    A multiple choice model is run on a batch of prompts with one choice each.

    Args:
        model: a task.
        inputs: `token_ids`, `padding_mask` and `segment_ids`, `(batch, sequence)`.
    """
    task = task_of(model)
    if task == "multiple_choice":
        pooled = model.backbone(inputs, training=False)["pooled_output"]
        return {"choice_logit": model.logits_dense(pooled)}
    outputs = model(inputs, training=False)
    if task == "question_answerer":
        return {name: outputs[name] for name in ("end_logits", "start_logits")}
    if task == "token_classifier":
        return {"token_probability": keras.ops.softmax(outputs)}
    if task == "text_regressor":
        return {"score": outputs}
    if model.activation is not keras.activations.linear:
        return {"probability": outputs}
    to_probability = keras.ops.sigmoid if task == "multi_label_classifier" else keras.ops.softmax
    return {"probability": to_probability(outputs)}
