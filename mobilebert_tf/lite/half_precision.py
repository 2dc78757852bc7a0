# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Lets a runtime compute in half precision what a file leaves in float.

ARM cores since 2018 (Cortex-A55 and A75) do twice as many float16 operations at
a time as float32. XNNPACK uses them for a file that says it may, by an entry in
the flatbuffer's metadata; a core without them, or an older runtime, computes in
float32 as before. Half precision has 11 bits, enough for attention and sums
between int8 layers, but ends at 65504, which not every model stays below. So a
file gets the entry only after it was run in half precision and compared.
"""

from __future__ import annotations

import atexit
import dataclasses
import functools
import os
from collections.abc import Iterator, Sequence

import numpy as np
from ai_edge_litert.compiled_model import CompiledModel
from ai_edge_litert.options import CpuOptions, Options

from mobilebert_tf.lite.centre_scores import centre_scores
from mobilebert_tf.lite.flatbuffer import pack_model, set_metadata_entry, unpack_model
from mobilebert_tf.lite.quiet import quiet_native_stderr
from mobilebert_tf.lite.real_rows import real_rows

# TensorFlow's `reduced_precision_support.h`: which type, and of what sums may be.
_METADATA_NAME = "reduced_precision_support"
_FLOAT16 = b"fp16accfp16"
# XNNPACK's flags of the delegate: int8 and uint8 operators, and float16 by force,
# which emulates it on cores that have none.
_QUANTIZED, _FORCE_FLOAT16 = 1 | 2, 4
# Half precision alone, against the same file in float32.
_LEAST_COSINE = 0.999
_NUM_SAMPLES = 8


@dataclasses.dataclass(frozen=True, kw_only=True)
class HalfPrecision:
    """Whether a file allows half precision, and how far that is from float32.

    Attributes:
        allowed: whether the file has the entry.
        cosine: between the outputs in half precision and in float32, all samples
            together and without their mean (`centre_scores`); None if a value went beyond
            the range.
        max_absolute: largest difference between them.
    """

    allowed: bool
    cosine: float | None = None
    max_absolute: float | None = None


def allow_half_precision(
    content: bytes, samples: Sequence[dict[str, np.ndarray]]
) -> tuple[bytes, HalfPrecision]:
    """Runs a file in half precision and adds the entry if it keeps its answers.

    Args:
        content: a file of float32 outputs.
        samples: inputs by signature name; the first eight are run.

    Returns:
        The file, with the entry or as it was, and what was found.
    """
    samples = samples[:_NUM_SAMPLES]
    try:
        found = _compare(_run(content, samples, _FORCE_FLOAT16), _run(content, samples, 0))
    except RuntimeError:  # No kernels for it on this computer: then nobody may.
        found = HalfPrecision(allowed=False)
    return (_with_entry(content) if found.allowed else content), found


def _compare(half: np.ndarray, full: np.ndarray) -> HalfPrecision:
    if not np.isfinite(half).all():
        return HalfPrecision(allowed=False)
    difference = float(np.abs(half - full).max())
    half, full = centre_scores(half, full)
    cosine = float(half @ full / (np.linalg.norm(half) * np.linalg.norm(full)))
    return HalfPrecision(allowed=cosine >= _LEAST_COSINE, cosine=cosine, max_absolute=difference)


def _run(content: bytes, samples: Sequence[dict[str, np.ndarray]], flags: int) -> np.ndarray:
    """All signatures' outputs of real tokens, one after the other."""
    _silence_the_end()
    with quiet_native_stderr():
        return np.concatenate(list(_all_outputs(content, samples, flags))).astype(np.float64)


@functools.cache
def _silence_the_end() -> None:
    """LiteRT's own environment logs that it is taken down, when all else is done."""
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))


def _all_outputs(content: bytes, samples: Sequence, flags: int) -> Iterator[np.ndarray]:
    options = Options(cpu_options=CpuOptions(num_threads=1, xnnpack_flags=_QUANTIZED | flags))
    model = CompiledModel.from_buffer(content, options=options)
    for key in model.get_signature_list():
        yield from _outputs(model, key, samples)


def _outputs(model: CompiledModel, key: str, samples: Sequence) -> Iterator[np.ndarray]:
    length = int(model.get_input_tensor_details(key)["ids"]["shape"][1])
    shapes = {name: each["shape"] for name, each in model.get_output_tensor_details(key).items()}
    inputs = {name: model.create_input_buffer_by_name(key, name) for name in samples[0]}
    outputs = {name: model.create_output_buffer_by_name(key, name) for name in shapes}
    for sample in samples:
        for name, buffer in inputs.items():
            buffer.write(np.ascontiguousarray(sample[name][:, :length]))
        model.run_by_name(key, inputs, outputs)
        for name, shape in shapes.items():
            values = np.asarray(outputs[name].read(int(np.prod(shape)), np.float32)).reshape(shape)
            yield real_rows(name, values, sample["mask"][0, :length]).ravel()


def _with_entry(content: bytes) -> bytes:
    model = unpack_model(content)
    set_metadata_entry(model, _METADATA_NAME, _FLOAT16)
    return pack_model(model)
