# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Untrained encoders as `.tflite` files, to measure sizes and speed."""

from __future__ import annotations

import os
from typing import Any

import keras
import numpy as np
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_file import (
    build_content,
    export_report,
    require_parity,
    write_whole,
)
from mobilebert_tf.lite.quiet import quiet_native_stderr
from mobilebert_tf.lite.verify import Parity, compare
from mobilebert_tf.models.architectures import architecture
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone


def untrained_encoder(name: str, seed: int = 0) -> MobileBERTBackbone:
    """Builds an architecture by name, its norms and biases random around 1 and 0.

    With the identity that they start as, converters would remove the norms of
    any implementation, and a comparison of speed would be false.
    """
    keras.utils.set_random_seed(seed)
    backbone = MobileBERTBackbone(**architecture(name))
    rng = np.random.default_rng(seed)
    for variable in backbone.weights:
        noise = rng.normal(size=variable.shape)
        if variable.name == "gamma":
            variable.assign(1 + 0.2 * noise)
        elif variable.name in ("beta", "bias"):
            variable.assign(0.1 * noise)
    return backbone


def export_encoder(
    backbone: MobileBERTBackbone, path: str | os.PathLike, config: ExportConfig, seed: int = 0
) -> dict[str, Any]:
    """Writes an encoder whose output is the hidden states, without metadata.

    Int8 is calibrated, and every precision verified, on random tokens.

    Returns:
        What `export_text_classifier` does.

    Raises:
        ValueError: if parity is below the floor; no file is left then.
    """
    rng = np.random.default_rng(seed)
    numbers = (config.num_calibration_texts, config.num_verification_texts)
    calibration, verification = (
        [_random_sample(rng, backbone.vocabulary_size, config.sequence_length) for _ in range(n)]
        for n in numbers
    )
    content = build_content(backbone, config, calibration)
    parity = verify_encoder(content, backbone, verification)
    require_parity(parity, config)
    write_whole(path, content)
    return export_report(content, config, parity)


def verify_encoder(
    content: bytes, backbone: MobileBERTBackbone, samples: list[dict[str, np.ndarray]]
) -> Parity:
    """Compares hidden states of real tokens; a "label" is the largest channel."""
    with quiet_native_stderr():
        run = Interpreter(model_content=content).get_signature_runner()
    actual, expected = [], []
    for sample in samples:
        real = sample["mask"][0] > 0
        actual.append(run(**sample)["sequence_output"][0, real])
        names = {"ids": "token_ids", "mask": "padding_mask", "segment_ids": "segment_ids"}
        inputs = {names[name]: value for name, value in sample.items()}
        expected.append(np.asarray(backbone(inputs)["sequence_output"], np.float64)[0, real])
    return compare(np.concatenate(actual), np.concatenate(expected))


def _random_sample(rng, vocabulary_size: int, length: int) -> dict[str, np.ndarray]:
    mask = (np.arange(length) < rng.integers(length // 4, length + 1)).astype(np.int32)[None]
    ids = rng.integers(1, vocabulary_size, mask.shape).astype(np.int32) * mask
    return {"ids": ids, "mask": mask, "segment_ids": np.zeros_like(mask)}
