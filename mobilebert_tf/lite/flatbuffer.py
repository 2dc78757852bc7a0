# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Opens a `.tflite` flatbuffer as objects and packs it again, safely."""

from __future__ import annotations

import functools
import struct

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema

MIN_RUNTIME_VERSION = "min_runtime_version"
_IDENTIFIER = b"TFL3"
# The schema asks for 16; Python's generated packer ignores it, and kernels that
# read weights straight from a mapped file want it.
_ALIGNMENT = 16


def unpack_model(content: bytes) -> schema.ModelT:
    """Reads a model into the schema's object form, everything inside it.

    Weights that a tool stored behind the flatbuffer (`Buffer.offset`, as
    ai-edge-quantizer does) are taken in: packing moves them, and the offsets of
    a re-packed file would point at rubbish.

    Raises:
        ValueError: if `content` is not a TFLite flatbuffer.
    """
    require_tflite(content)
    try:
        model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(content, 0))
    except (struct.error, IndexError, TypeError, ValueError) as error:
        raise ValueError(
            f"The TFLite flatbuffer is damaged or cut off ({len(content)} bytes): {error}"
        ) from error
    if model.buffers is None:  # Runtimes crash on it.
        raise ValueError(f"The TFLite flatbuffer is damaged ({len(content)} bytes): no buffers.")
    for buffer in model.buffers:
        if buffer.offset:
            outside = content[buffer.offset : buffer.offset + buffer.size]
            buffer.data = np.frombuffer(outside, np.uint8)
            buffer.offset = buffer.size = 0
    return model


def pack_model(model: schema.ModelT) -> bytes:
    """Writes the object form back, buffers aligned to 16 bytes.

    Equal quantisation parameters are written once. With one zero point of eight
    bytes for every output channel they would be a twentieth of an int8 file.
    """
    for buffer in model.buffers:
        buffer.Pack = functools.partial(_pack_aligned, buffer)
    written: dict[tuple, int] = {}
    for subgraph in model.subgraphs:
        for tensor in subgraph.tensors:
            if tensor.quantization is not None:
                tensor.quantization.Pack = functools.partial(
                    _pack_quantization, tensor.quantization, written
                )
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), file_identifier=_IDENTIFIER)
    return bytes(builder.Output())


def require_tflite(content: bytes) -> None:
    """Raises ValueError unless `content` begins like a TFLite flatbuffer."""
    if content[4:8] != _IDENTIFIER:
        raise ValueError(
            "The content must be a TFLite flatbuffer (bytes 4 to 8 are `TFL3`). "
            f"Received: {len(content)} bytes, there {bytes(content[4:8])!r}."
        )


def tensor_name(tensor: schema.TensorT) -> str:
    """The name of a tensor as text (the schema hands out bytes)."""
    name = tensor.name or b""
    return name.decode() if isinstance(name, bytes) else name


def metadata_entry(model: schema.ModelT, name: str) -> bytes | None:
    """What the flatbuffer's own metadata have under a name; None for nothing."""
    for entry in model.metadata or ():
        if tensor_name(entry) == name and model.buffers[entry.buffer].data is not None:
            return bytes(model.buffers[entry.buffer].data)
    return None


def set_metadata_entry(model: schema.ModelT, name: str, data: bytes) -> None:
    """Puts `data` into the flatbuffer's own metadata, in place of what has that name."""
    buffer = schema.BufferT(data=np.frombuffer(data, np.uint8))
    for entry in model.metadata or ():
        if tensor_name(entry) == name:
            model.buffers[entry.buffer] = buffer
            return
    model.metadata = [*(model.metadata or ())]
    model.metadata.append(schema.MetadataT(name=name, buffer=len(model.buffers)))
    model.buffers.append(buffer)


def min_runtime_version(model: schema.ModelT) -> str | None:
    """The oldest TFLite that a file says it needs, such as 2.14.0; None if it says nothing."""
    text = metadata_entry(model, MIN_RUNTIME_VERSION)
    return text.rstrip(b"\0").decode() if text else None


def operator_names(model: schema.ModelT, subgraph: int = 0) -> list[str]:
    """The builtin name of every operator of a subgraph, by default the first, in order."""
    names = [builtin_name(code) for code in model.operatorCodes]
    return [names[op.opcodeIndex] for op in model.subgraphs[subgraph].operators]


def operator_versions(model: schema.ModelT) -> dict[str, int]:
    """The highest version of every operator that the model uses, by name."""
    versions: dict[str, int] = {}
    for code in model.operatorCodes:
        name = builtin_name(code)
        versions[name] = max(code.version, versions.get(name, 0))
    return dict(sorted(versions.items()))


def tensor_types(model: schema.ModelT, subgraph: int = 0) -> list[str]:
    """The type of every tensor of a subgraph, by default the first, such as `INT8`."""
    names = _names_of(schema.TensorType)
    tensors = model.subgraphs[subgraph].tensors
    return [names.get(tensor.type, f"type {tensor.type}") for tensor in tensors]


def builtin_code(code: schema.OperatorCodeT) -> int:
    """The operator a code stands for; old files keep it in the 8-bit field."""
    return max(code.builtinCode, code.deprecatedBuiltinCode)


def builtin_name(code: schema.OperatorCodeT) -> str:
    """The operator's name, such as `FULLY_CONNECTED`."""
    number = builtin_code(code)
    return _names_of(schema.BuiltinOperator).get(number, f"operator {number}")


@functools.cache
def _names_of(enumeration: type) -> dict[int, str]:
    return {value: name for name, value in vars(enumeration).items() if isinstance(value, int)}


def _pack_aligned(buffer: schema.BufferT, builder: flatbuffers.Builder) -> int:
    data = None
    if buffer.data is not None and len(buffer.data):
        data = _aligned_vector(builder, np.asarray(buffer.data, np.uint8).tobytes())
    schema.BufferStart(builder)
    if data is not None:
        schema.BufferAddData(builder, data)
    return schema.BufferEnd(builder)


def _pack_quantization(
    parameters: schema.QuantizationParametersT, written: dict[tuple, int], builder
) -> int:
    """Packs the table that linear quantisation needs, its parts shared by content."""
    if parameters.details is not None or parameters.min is not None or parameters.max is not None:
        return schema.QuantizationParametersT.Pack(parameters, builder)
    scales = np.asarray([] if parameters.scale is None else parameters.scale, np.float32)
    points = np.asarray([] if parameters.zeroPoint is None else parameters.zeroPoint, np.int64)
    table = (scales.tobytes(), points.tobytes(), parameters.quantizedDimension)
    if table not in written:
        vectors = [_shared_vector(builder, values, written) for values in (scales, points)]
        schema.QuantizationParametersStart(builder)
        if len(scales):
            schema.QuantizationParametersAddScale(builder, vectors[0])
        if len(points):
            schema.QuantizationParametersAddZeroPoint(builder, vectors[1])
        schema.QuantizationParametersAddQuantizedDimension(builder, parameters.quantizedDimension)
        written[table] = schema.QuantizationParametersEnd(builder)
    return written[table]


def _shared_vector(builder, values: np.ndarray, written: dict[tuple, int]) -> int | None:
    key = (values.dtype.str, values.tobytes())
    if len(values) and key not in written:
        written[key] = builder.CreateNumpyVector(values)
    return written.get(key)


def _aligned_vector(builder: flatbuffers.Builder, data: bytes) -> int:
    builder.StartVector(1, len(data), _ALIGNMENT)
    builder.head -= len(data)
    builder.Bytes[builder.head : builder.head + len(data)] = data
    return builder.EndVector()
