# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a Keras model to a TFLite flatbuffer.

The only place that uses TensorFlow's converter.
"""

from __future__ import annotations

import tensorflow as tf
from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.copy_model import Model, backbone_and_readers
from mobilebert_tf.lite.flatbuffer import pack_model, tensor_name, unpack_model
from mobilebert_tf.lite.precision import Precision
from mobilebert_tf.lite.quiet import quiet_native_stderr
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES, task_of, task_outputs

# What every client wants, in the order of those that go by position.
INPUT_NAMES = ("ids", "mask", "segment_ids")


def convert_model(
    model: Model, sequence_length: int, precision: Precision = Precision.FLOAT32
) -> bytes:
    """Converts a backbone or a task to TFLite with builtin operators only.

    The file's one signature, `serving_default`, takes int32 `ids`, `mask` and
    `segment_ids` of shape `(1, sequence_length)` and gives the float32 outputs
    of `task_outputs`. Tensors are named as in the signature and stand in this
    order, which the converter by itself does not keep.

    Args:
        model: what to convert, folded or not.
        sequence_length: tokens the file takes.
        precision: float32, float16 or dynamic. Int8 is made of the float32 form,
            by `quantize_linear_layers`.

    Raises:
        ValueError: if `sequence_length` is beyond the model's positions, or the
            model is of no task that can be exported.
    """
    names = OUTPUT_NAMES[task_of(model)]
    require_sequence_length(model, sequence_length)
    function = _serving_function(model, sequence_length)
    with quiet_native_stderr():
        content = _converter(function, precision).convert()
    return _with_signature(content, names)


def require_sequence_length(model: Model, sequence_length: int) -> None:
    """Raises ValueError for a length beyond the model's positions."""
    longest = backbone_and_readers(model)[0].max_sequence_length
    if not 3 <= sequence_length <= longest:
        raise ValueError(
            f"`sequence_length` must be between 3 and the model's {longest} positions. "
            f"Received: sequence_length={sequence_length}"
        )


def _serving_function(model: Model, sequence_length: int):
    signature = [tf.TensorSpec((1, sequence_length), tf.int32, name=name) for name in INPUT_NAMES]

    @tf.function(input_signature=signature, autograph=False)
    def serve(ids, mask, segment_ids):
        return task_outputs(model, ids, mask, segment_ids)

    return serve.get_concrete_function()


def _converter(function, precision: Precision) -> tf.lite.TFLiteConverter:
    # Given the model as well, the converter would keep weights as variables and
    # make linear layers that no kernel is fast at.
    converter = tf.lite.TFLiteConverter.from_concrete_functions([function])
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS]
    if precision != Precision.FLOAT32:
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if precision == Precision.FLOAT16:
        converter.target_spec.supported_types = [tf.float16]
    # One scale a channel would be version 12 of the operator, of TFLite 2.17: what
    # is on phones refuses it.
    converter._experimental_disable_per_channel_quantization_for_dense_layers = True
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
