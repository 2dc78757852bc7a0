# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a Keras classifier to a float32 TFLite flatbuffer.

The only place that uses TensorFlow's converter.
"""

from __future__ import annotations

import keras
import tensorflow as tf
from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import pack_model, tensor_name, unpack_model
from mobilebert_tf.lite.quiet import quiet_native_stderr
from mobilebert_tf.models.mobilebert_text_classifier import MobileBERTTextClassifier

# What every client wants, in the order of those that go by position.
INPUT_NAMES = ("ids", "mask", "segment_ids")
_KERAS_NAMES = ("token_ids", "padding_mask", "segment_ids")


def convert_text_classifier(classifier: MobileBERTTextClassifier, sequence_length: int) -> bytes:
    """Converts a classifier to TFLite with builtin operators only.

    The file's one signature, `serving_default`, takes int32 `ids`, `mask` and
    `segment_ids` of shape `(1, sequence_length)` and gives `probability`,
    float32 `(1, num_classes)`, a softmax whether or not the classifier has one.
    Tensors are named as in the signature and stand in this order, which the
    converter by itself does not keep.

    Raises:
        ValueError: if `sequence_length` is beyond the model's positions.
    """
    longest = classifier.backbone.max_sequence_length
    if not 3 <= sequence_length <= longest:
        raise ValueError(
            f"`sequence_length` must be between 3 and the model's {longest} positions. "
            f"Received: sequence_length={sequence_length}"
        )
    function = _serving_function(classifier, sequence_length)
    with quiet_native_stderr():
        content = _converter(function).convert()
    return _with_signature(content, ("probability",))


def _serving_function(classifier: MobileBERTTextClassifier, sequence_length: int):
    signature = [tf.TensorSpec((1, sequence_length), tf.int32, name=name) for name in INPUT_NAMES]
    ends_in_softmax = classifier.activation is keras.activations.softmax

    @tf.function(input_signature=signature, autograph=False)
    def classify(ids, mask, segment_ids):
        inputs = dict(zip(_KERAS_NAMES, (ids, mask, segment_ids), strict=True))
        outputs = classifier(inputs, training=False)
        return {"probability": outputs if ends_in_softmax else tf.nn.softmax(outputs)}

    return classify.get_concrete_function()


def _converter(function) -> tf.lite.TFLiteConverter:
    # Given the model as well, the converter would keep weights as variables and
    # make linear layers that no kernel is fast at.
    converter = tf.lite.TFLiteConverter.from_concrete_functions([function])
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS]
    return converter


def _with_signature(content: bytes, output_names: tuple[str, ...]) -> bytes:
    """Orders the inputs by `INPUT_NAMES`, names tensors, adds the signature."""
    model = unpack_model(content)
    subgraph = model.subgraphs[0]
    by_name = {tensor_name(subgraph.tensors[index]): index for index in subgraph.inputs}
    # The converter calls an input `ids`, or `ids:0`, after its placeholder.
    by_name = {name.partition(":")[0]: index for name, index in by_name.items()}
    subgraph.inputs = [by_name[name] for name in INPUT_NAMES]
    model.signatureDefs = [
        schema.SignatureDefT(
            inputs=_name_tensors(subgraph, subgraph.inputs, INPUT_NAMES),
            outputs=_name_tensors(subgraph, subgraph.outputs, output_names),
            signatureKey="serving_default",
        )
    ]
    return pack_model(model)


def _name_tensors(
    subgraph: schema.SubGraphT, indices: list[int], names: tuple[str, ...]
) -> list[schema.TensorMapT]:
    for index, name in zip(indices, names, strict=True):
        subgraph.tensors[index].name = name
    return [
        schema.TensorMapT(name=name, tensorIndex=index)
        for index, name in zip(indices, names, strict=True)
    ]
