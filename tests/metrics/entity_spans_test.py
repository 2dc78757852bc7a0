# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Entities from tags, by hand and as seqeval finds them."""

import random

import pytest

from mobilebert_tf.metrics import entity_spans


@pytest.mark.parametrize(
    "tags,spans",
    [
        ("O B-PER I-PER O B-LOC", [("PER", 1, 2), ("LOC", 4, 4)]),  # IOB2
        ("I-PER I-PER B-PER I-LOC", [("PER", 0, 1), ("PER", 2, 2), ("LOC", 3, 3)]),  # IOB1
        ("S-PER B-LOC I-LOC E-LOC S-LOC", [("PER", 0, 0), ("LOC", 1, 3), ("LOC", 4, 4)]),  # BIOES
        ("E-PER I-PER B-LOC I-PER", [("PER", 0, 0), ("PER", 1, 1), ("LOC", 2, 2), ("PER", 3, 3)]),
        ("B-creative-work I-creative-work", [("creative-work", 0, 1)]),
        ("", []),
    ],
)
def test_by_hand(tags, spans):
    assert entity_spans(tags.split()) == spans


def test_equal_to_seqeval():
    seqeval = pytest.importorskip("seqeval.metrics.sequence_labeling")
    draw = random.Random(0)
    names = ["O", *(f"{letter}-{kind}" for letter in "BIES" for kind in ("X", "Y-Z"))]
    for _ in range(500):
        tags = draw.choices(names, k=draw.randint(0, 12))
        assert entity_spans(tags) == seqeval.get_entities(tags)
