# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of letting runtimes compute in half precision."""

import sys

import numpy as np

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.flatbuffer import metadata_entry, unpack_model
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.half_precision import (
    HalfPrecision,
    _compare,
    allow_half_precision,
)
from mobilebert_tf.lite.join_lengths import join_lengths
from mobilebert_tf.lite.verify_outputs import run_outputs
from mobilebert_tf.lite.word_piece import WordPiece
from tests.lite.random_classifier import random_classifier, random_texts, random_vocabulary


def samples(length=24):
    tokenizer = WordPiece(random_vocabulary())
    return [tokenizer.encode(text, length) for text in random_texts(4, seed=3)]


def test_a_file_that_keeps_its_answers_gets_the_entry():
    model = fold_norms(random_classifier())
    contents = {length: convert_model(model, length) for length in (16, 24)}
    content, found = allow_half_precision(join_lengths(contents), samples())
    # Something was rounded, so it did run in half precision; 2^-11 a step.
    assert found.allowed and 1e-6 < found.max_absolute < 2e-2
    entries = [
        metadata_entry(unpack_model(each), "reduced_precision_support")
        for each in (contents[24], content)
    ]
    assert entries == [None, b"fp16accfp16"]


def test_the_mask_of_other_families_fits():
    """The lowest float is minus infinity in half precision, and times 0 no number."""
    models = [fold_norms(random_classifier(mask_value=value)) for value in (-1e4, -3.4e38)]
    contents = [convert_model(model, 24) for model in models]
    assert all(allow_half_precision(content, samples())[1].allowed for content in contents)
    ours, theirs = ([run["probability"] for run in run_outputs(c, samples())] for c in contents)
    assert np.array_equal(ours, theirs)


def test_a_file_beyond_the_range_does_not():
    """Half precision ends at 65504; float32 would not mind."""
    model = fold_norms(random_classifier())
    dense = model.backbone.blocks[1].feed_forwards[0]
    dense.intermediate_dense.kernel.assign(np.asarray(dense.intermediate_dense.kernel) * 1e6)
    dense.output_dense.kernel.assign(np.asarray(dense.output_dense.kernel) / 1e6)
    content = convert_model(model, 24)
    unchanged, found = allow_half_precision(content, samples())
    assert not found.allowed and unchanged == content


def test_a_computer_that_cannot_try_forbids_it(monkeypatch):
    module = sys.modules["mobilebert_tf.lite.half_precision"]
    monkeypatch.setattr(module, "_run", _refuse)
    assert allow_half_precision(b"any", samples()) == (b"any", HalfPrecision(allowed=False))


def _refuse(*_):
    raise RuntimeError("Failed to compile the model.")


def test_scores_must_keep_their_distances():
    """Near to 3.5 all of them; the cosine of the scores as they are would be 0.999."""
    scores = 3.5 + 0.3 * np.sin(np.arange(16.0))
    noise = 0.15 * np.cos(np.pi * np.arange(16))
    raw = scores @ (scores + noise) / np.linalg.norm(scores) / np.linalg.norm(scores + noise)
    found = _compare(scores + noise, scores)
    assert raw > 0.999 > 0.95 > found.cosine and not found.allowed
    assert _compare(scores + noise / 150, scores).allowed
