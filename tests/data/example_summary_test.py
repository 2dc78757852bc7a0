# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Sums over all units, and what is too little."""

import pytest

from mobilebert_tf.data.example_summary import ExampleSummary
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.data.unit_record import Piece, UnitRecord

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def record(unit, train=0, held_out=0, documents=2, **damage):
    pieces = [
        Piece(f"{unit}-{split}", split, documents=2, examples=n, tokens=20 * n, random_next=n // 2)
        for split, n in (("train", train), ("held_out", held_out))
        if n
    ]
    return UnitRecord(unit=unit, documents=documents, pieces=tuple(pieces), **damage)


def test_adds_up_whatever_the_order():
    records = [
        record(0, 10, 4),
        record(1, 5, skipped={"documents": 2}, reasons=("a", "b")),
        record(2, 6, 2, skipped={"files": 1}, reasons=("c",)),
    ]
    config = PretrainingExamplesConfig(num_shards=2)
    summary = ExampleSummary(records, config)
    content = summary.content(VOCABULARY, {"lowercase": True})
    assert content == ExampleSummary(records[::-1], config).content(VOCABULARY, {"lowercase": True})
    names = [f"train-0000{index}-of-00002.tfrecord" for index in range(2)]
    assert content["train"] == {
        "documents": 6,
        "examples": 21,
        "tokens": 420,
        "random_next": 10,
        "shards": {names[0]: 10, names[1]: 11},
    }
    assert content["held_out"]["shards"] == {"held_out-00000-of-00001.tfrecord": 6}
    assert content["skipped"] == {"documents": 2, "files": 1, "reasons": ["a", "b", "c"]}
    assert (content["vocabulary_size"], content["mask_token_id"]) == (5, 4)
    assert len(summary.all_shards()) == 3


def test_many_shards_hold_out_several():
    shards = ExampleSummary([record(0, 9, 9)], PretrainingExamplesConfig(num_shards=100)).shards
    assert (len(shards["train"]), len(shards["held_out"])) == (100, 5)


@pytest.mark.parametrize(
    ("records", "fraction", "message"),
    [
        ([], 0, r"at least 2, because.*Received: 0 with text"),
        ([record(0, documents=1)], 0, r"at least 2, because.*Received: 1 with text"),
        ([record(0, 3, documents=3)], 0.1, r"at least 4, two of them.*Received: 3 with text"),
        ([record(0, 3), record(1, 3), record(2, 4)], 0.1, r"larger `block_bytes`"),
    ],
)
def test_too_few_documents_says_what_to_do(records, fraction, message):
    with pytest.raises(ValueError, match=message):
        ExampleSummary(records, PretrainingExamplesConfig(held_out_fraction=fraction))
