# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What an exported file gives for each kind of model, under its clients' names."""

from __future__ import annotations

import keras
import tensorflow as tf

from mobilebert_tf.lite.copy_model import POOLED, Model, backbone_and_readers
from mobilebert_tf.lite.inference_graph import InferenceGraph, linear
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_multi_label_classifier import MobileBERTMultiLabelClassifier
from mobilebert_tf.models.mobilebert_multiple_choice import MobileBERTMultipleChoice
from mobilebert_tf.models.mobilebert_question_answerer import MobileBERTQuestionAnswerer
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.mobilebert_text_classifier import MobileBERTTextClassifier
from mobilebert_tf.models.mobilebert_text_regressor import MobileBERTTextRegressor
from mobilebert_tf.models.mobilebert_token_classifier import MobileBERTTokenClassifier

# Task -> outputs, in the order of the clients that go by position. `end_logits`
# first is how Google's question answering sample and MLPerf have it.
OUTPUT_NAMES = {
    "text_classifier": ("probability",),
    "multi_label_classifier": ("probability",),
    "text_regressor": ("score",),
    "multiple_choice": ("choice_logit",),
    "question_answerer": ("end_logits", "start_logits"),
    "token_classifier": ("token_probability",),
    "encoder": ("sequence_output",),
}


def task_of(model: Model) -> str:
    """The name of the model's task, a key of `OUTPUT_NAMES`.

    Raises:
        ValueError: for a model that cannot be exported.
    """
    kinds = (  # A multi-label classifier is a text classifier too, so it comes first.
        (MobileBERTMultiLabelClassifier, "multi_label_classifier"),
        (MobileBERTTextClassifier, "text_classifier"),
        (MobileBERTTextRegressor, "text_regressor"),
        (MobileBERTMultipleChoice, "multiple_choice"),
        (MobileBERTQuestionAnswerer, "question_answerer"),
        (MobileBERTTokenClassifier, "token_classifier"),
        (MobileBERTBackbone, "encoder"),
    )
    for kind, task in kinds:
        if isinstance(model, kind):
            return task
    raise ValueError(
        f"`model` must be one of {', '.join(kind.__name__ for kind, _ in kinds)}. "
        f"Received: {type(model).__name__}. Of a pre-trained model, fine-tune it for a task first: "
        "the heads of masked words and next sentences have no file."
    )


def task_outputs(model: Model, ids, mask, segment_ids) -> dict[str, tf.Tensor]:
    """Computes the outputs inside a `tf.function`, by the names of `OUTPUT_NAMES`.

    - `probability`: `(1, classes)`, a softmax, or sigmoids for several labels;
    - `score`: `(1, 1)`, the number itself;
    - `choice_logit`: `(1, 1)`, of one prompt with one choice; a softmax over the
      choices' logits, however many, is who runs the file's to take;
    - `end_logits`, `start_logits`: `(1, sequence)`;
    - `token_probability`: `(1, sequence, classes)`, a softmax a token;
    - `sequence_output`: `(1, sequence, hidden_dim)`.

    Args:
        model: a backbone, or a task of the family.
        ids, mask, segment_ids: int32 `(1, sequence)`, of static shape.
    """
    task = task_of(model)
    backbone, _ = backbone_and_readers(model)
    first_only = isinstance(model, POOLED)
    hidden = InferenceGraph(backbone)(ids, mask, segment_ids, first_token_only=first_only)
    if task == "encoder":
        return {"sequence_output": hidden}
    if task == "question_answerer":
        logits = linear(model.span_dense, hidden)
        return {"end_logits": logits[:, :, 1], "start_logits": logits[:, :, 0]}
    if task == "token_classifier":
        return {"token_probability": tf.nn.softmax(linear(model.logits_dense, hidden))}
    (name,) = OUTPUT_NAMES[task]
    outputs = _of_first_token(model, hidden[:, 0])
    return {name: _probability(model, outputs, task) if name == "probability" else outputs}


def _of_first_token(model: MobileBERTTask, first_token):
    pooler = model.backbone.pooler
    pooled = first_token if pooler is None else linear(pooler, first_token)
    return linear(model.logits_dense, pooled)


def _probability(model: MobileBERTTextClassifier, outputs, task: str):
    if model.activation is not keras.activations.linear:
        return outputs
    return tf.sigmoid(outputs) if task == "multi_label_classifier" else tf.nn.softmax(outputs)
