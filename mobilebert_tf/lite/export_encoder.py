# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Untrained encoders as `.tflite` files, to measure sizes and speed."""

from __future__ import annotations

import os
from typing import Any

import keras
import numpy as np

from mobilebert_tf.files import whole_file
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_file import (
    build_content,
    export_report,
    require_parity,
)
from mobilebert_tf.lite.verify_outputs import verify_outputs
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
        What `export_task` does.

    Raises:
        ValueError: if parity is below the floor; no file is left then.
    """
    rng = np.random.default_rng(seed)
    numbers = (config.num_calibration_texts, config.num_verification_texts)
    calibration, verification = (
        [_random_sample(rng, backbone.vocabulary_size, config.sequence_length) for _ in range(n)]
        for n in numbers
    )
    content, half = build_content(backbone, config, calibration)
    parity = verify_outputs(content, backbone, verification)
    require_parity(parity, config)
    with whole_file(path) as partial:
        partial.write_bytes(content)
    return export_report(content, config, parity, half)


def _random_sample(rng, vocabulary_size: int, length: int) -> dict[str, np.ndarray]:
    tokens = rng.integers(max(1, length // 4), length + 1)
    mask = (np.arange(length) < tokens).astype(np.int32)[None]
    ids = rng.integers(1, vocabulary_size, mask.shape).astype(np.int32) * mask
    return {"ids": ids, "mask": mask, "segment_ids": np.zeros_like(mask)}
