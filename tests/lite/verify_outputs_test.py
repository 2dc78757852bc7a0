# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of parity on token ids."""

import numpy as np
import pytest

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.export_encoder import untrained_encoder
from mobilebert_tf.lite.join_lengths import join_lengths
from mobilebert_tf.lite.verify_outputs import run_outputs, verify_outputs


def test_every_signature_and_only_real_tokens_count():
    encoder = untrained_encoder("mobilebert_toy")
    content = join_lengths({length: convert_model(encoder, length) for length in (4, 8)})
    mask = np.array([[1, 1, 1, 1, 1, 0, 0, 0]], np.int32)
    samples = [{"ids": 7 * mask, "mask": mask, "segment_ids": 0 * mask}]
    parity = verify_outputs(content, encoder, samples)
    rows = [outputs["sequence_output"].shape[1] for outputs in run_outputs(content, samples)]
    assert sorted(rows) == [4, 5]
    # Five real tokens of eight, and all four of the shorter signature.
    assert parity.num_texts == 5 + 4
    assert parity.relative < 1e-5
    embeddings = encoder.token_embedding.embeddings
    embeddings.assign(2 * embeddings)
    assert verify_outputs(content, encoder, samples).relative > 1e-3
    assert parity.cosine == pytest.approx(1)
