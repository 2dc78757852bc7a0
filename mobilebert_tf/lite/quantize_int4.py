# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Gives the linear layers of a float32 TFLite model weights of four bits."""

from __future__ import annotations

from ai_edge_litert import schema_py_generated as schema
from ai_edge_quantizer import quantizer
from ai_edge_quantizer.qtyping import TFLOperationName

from mobilebert_tf.lite.flatbuffer import builtin_code, pack_model, unpack_model
from mobilebert_tf.lite.quantize import HEADS, Ranges, quiet_quantizer, stamp_versions

_BITS, _TABLE_BITS = 4, 8
# Parts of the names of layers' outputs.
EIGHT_BITS = r"embeddings/projection|\bpooler/"
# Linear layers of one weight scale a channel under float activations. The quantizer
# leaves version 5, with which runtimes of 2023 load the file and compute rubbish.
_PER_CHANNEL_VERSION = 12
_RUNTIME = "2.17.0"


def quantize_weights_to_int4(
    content: bytes,
    ranges: Ranges,
    table: str = "word_embedding",
    keep_8_bits: str = EIGHT_BITS,
    keep_float: str = HEADS,
) -> bytes:
    """Quantises weights per output channel; activations as they come, in 8 bits.

    The word table and the layer that reads it have 8 bits: every token passes
    them first, and no later layer can mend what they lose. So has the pooler, for
    it is small, and the head reads nothing else.

    Args:
        content: a float32 model of `convert`.
        ranges: of `activation_ranges`; only the table's is read.
        table: part of the name of the gather operator whose table gets 8 bits.
        keep_8_bits: layers with this in their output's name.
        keep_float: layers that stay float32, by default the small head.

    Returns:
        The quantised model, all weights inside the flatbuffer.
    """
    job = quantizer.Quantizer(bytearray(content))
    linear, gather = TFLOperationName.FULLY_CONNECTED, TFLOperationName.GATHER
    job.add_dynamic_config(".*", linear, _BITS)
    job.add_dynamic_config(f".*({keep_8_bits}).*", linear, _TABLE_BITS)
    none = quantizer.AlgorithmName.NO_QUANTIZE
    job.update_quantization_recipe(f".*({keep_float}).*", linear, algorithm_key=none)
    job.add_static_config(f".*{table}.*", gather, _TABLE_BITS, _TABLE_BITS)
    with quiet_quantizer():
        result = job.quantize(ranges, enable_progress_bar=False, enable_progress_report=False)
    model = unpack_model(bytes(result.quantized_model))
    stamp_versions(model, _RUNTIME)
    for code in model.operatorCodes:
        if builtin_code(code) == schema.BuiltinOperator.FULLY_CONNECTED:
            code.version = _PER_CHANNEL_VERSION
    return pack_model(model)
