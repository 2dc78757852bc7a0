# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which clients will load a `.tflite` file, and why the others will not.

The rules are what the released clients were seen to do, not what they document:
the Task Library of tflite-support 0.4.4, MediaPipe Tasks 1.2, the
tflite-runtime 2.14 wheel and LiteRT 2.3. Some of the failures below are crashes,
or wrong answers without a word, which is why they are worth looking for.
"""

from __future__ import annotations

import dataclasses

from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.flatbuffer import builtin_code, tensor_name, unpack_model
from mobilebert_tf.lite.metadata import MetadataNames, read_metadata_names
from mobilebert_tf.lite.quiet import quiet_native_stderr

INPUTS = {"ids", "mask", "segment_ids"}
QUESTION_ANSWERER_LENGTH = 384
_ANSWER = {"end_logits", "start_logits"}
_INT8, _INT4, _FLOAT32 = schema.TensorType.INT8, schema.TensorType.INT4, schema.TensorType.FLOAT32
_MEDIAPIPE_OUTPUTS = {_FLOAT32, schema.TensorType.UINT8, schema.TensorType.BOOL}
_LINEAR = schema.BuiltinOperator.FULLY_CONNECTED
# The version of the linear layer with one scale a channel for int8 weights under
# float activations, and the first runtime that has it.
_PER_CHANNEL_VERSION, _PER_CHANNEL_RUNTIME = 12, "2.17"


@dataclasses.dataclass(frozen=True)
class ClientCheck:
    """A client, and why it will not run the file; empty if it will."""

    client: str
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        """A line for the client and one for every reason against it."""
        answer = "no " if self.reasons else "yes"
        return "\n       ".join((f"{answer}  {self.client}", *self.reasons))


def check_clients(content: bytes) -> list[ClientCheck]:
    """Checks a file against every client.

    Raises:
        ValueError: if `content` is not a TFLite flatbuffer.
    """
    model = unpack_model(content)
    names = read_metadata_names(content)
    old = _too_new_for_old_runtimes(model)
    rules = {
        "LiteRT 2.3": _refused_by_litert(content),
        "tflite-runtime 2.14": old,
        "Task Library BertNLClassifier": [
            *old, *_int4(model), *_tokenized(model, names), *_classifier_output(model, names)
        ],
        "Task Library BertQuestionAnswerer": [
            *old, *_int4(model), *_tokenized(model, names), *_answerer_output(model, names)
        ],
        "MediaPipe TextClassifier": [*_tokenized(model, names), *_mediapipe(model)],
    }  # fmt: skip
    return [ClientCheck(client, tuple(reasons)) for client, reasons in rules.items()]


def _refused_by_litert(content: bytes) -> list[str]:
    try:
        with quiet_native_stderr():
            Interpreter(model_content=content).allocate_tensors()
    except (RuntimeError, ValueError) as error:
        return [f"it says: {str(error).splitlines()[0]}"]
    return []


def _too_new_for_old_runtimes(model: schema.ModelT) -> list[str]:
    needed = f"per-channel dynamic weights need TFLite {_PER_CHANNEL_RUNTIME}"
    fix = "export with --precision=dynamic, which has one scale a layer"
    reasons = []
    for subgraph in model.subgraphs:
        for operator in subgraph.operators:
            code = model.operatorCodes[operator.opcodeIndex]
            if builtin_code(code) != _LINEAR:
                continue
            if code.version >= _PER_CHANNEL_VERSION:
                reasons.append(f"{needed}; {fix}")
            elif _is_per_channel_hybrid(subgraph, operator):
                reasons.append(
                    f"{needed}, but the file says version {code.version}, so older runtimes "
                    f"load it and compute rubbish; {fix}"
                )
    return sorted(set(reasons))


def _is_per_channel_hybrid(subgraph: schema.SubGraphT, operator: schema.OperatorT) -> bool:
    inputs, weights = (subgraph.tensors[index] for index in operator.inputs[:2])
    if inputs.type != _FLOAT32 or weights.type != _INT8:
        return False
    return weights.quantization.scale is not None and len(weights.quantization.scale) > 1


def _int4(model: schema.ModelT) -> list[str]:
    tensors = (tensor for subgraph in model.subgraphs for tensor in subgraph.tensors)
    has_int4 = any(tensor.type == _INT4 for tensor in tensors)
    return ["it takes no 4-bit weights"] if has_int4 else []


def _tokenized(model: schema.ModelT, names: MetadataNames | None) -> list[str]:
    """What every client that reads text wants of inputs and metadata."""
    if names is None:
        return ["the file has no metadata, so no vocabulary; export it from a preset"]
    reasons = []
    if not names.has_tokenizer:
        reasons.append("the metadata name no BERT vocabulary")
    if set(names.inputs) != INPUTS:
        reasons.append(f"the metadata must name the inputs ids, mask, segment_ids: {names.inputs}")
    subgraph = model.subgraphs[0]
    inputs = [subgraph.tensors[index] for index in subgraph.inputs]
    shapes = {tuple(tensor.shape) for tensor in inputs}
    if len(shapes) != 1 or any(len(shape) != 2 or shape[0] != 1 for shape in shapes):
        reasons.append(f"inputs must all be of shape (1, length): {sorted(shapes)}")
    if any(tensor.type != schema.TensorType.INT32 for tensor in inputs):
        reasons.append("inputs must be int32")
    return reasons


def _classifier_output(model: schema.ModelT, names: MetadataNames | None) -> list[str]:
    reasons = _one_output(model)
    if names is not None and "probability" not in names.outputs:
        reasons.append(
            f"the metadata must name the output probability, or it crashes: {names.outputs}"
        )
    return reasons


def _answerer_output(model: schema.ModelT, names: MetadataNames | None) -> list[str]:
    reasons = []
    if names is not None and set(names.outputs) != _ANSWER:
        reasons.append(
            f"the metadata must name the outputs end_logits and start_logits: {names.outputs}"
        )
    subgraph = model.subgraphs[0]
    length = int(subgraph.tensors[subgraph.inputs[0]].shape[-1])
    if length != QUESTION_ANSWERER_LENGTH:
        reasons.append(f"it runs {QUESTION_ANSWERER_LENGTH} tokens and nothing else: {length}")
    if any(subgraph.tensors[index].type != _FLOAT32 for index in subgraph.outputs):
        reasons.append("outputs must be float32")
    return reasons


def _mediapipe(model: schema.ModelT) -> list[str]:
    reasons = _one_output(model)
    if len(model.subgraphs) != 1:
        reasons.append(f"it takes one sequence length a file: {len(model.subgraphs)}")
    subgraph = model.subgraphs[0]
    if len(subgraph.inputs) != len(INPUTS):
        reasons.append(f"it wants exactly three inputs: {len(subgraph.inputs)}")
    if any(subgraph.tensors[index].type not in _MEDIAPIPE_OUTPUTS for index in subgraph.outputs):
        reasons.append("outputs must be float32, uint8 or bool")
    return reasons


def _one_output(model: schema.ModelT) -> list[str]:
    subgraph = model.subgraphs[0]
    outputs = [subgraph.tensors[index] for index in subgraph.outputs]
    if len(outputs) != 1 or len(outputs[0].shape) != 2:
        found = ", ".join(map(tensor_name, outputs))
        return [f"it wants one output of shape (1, classes): {found}"]
    return []
