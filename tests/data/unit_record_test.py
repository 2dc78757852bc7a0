# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Records survive their file."""

from mobilebert_tf.data.unit_record import Piece, UnitRecord


def test_json_and_back():
    piece = Piece("a", "train", documents=2, examples=3, tokens=40, random_next=1)
    record = UnitRecord(
        unit=7, documents=2, pieces=(piece,), skipped={"files": 1}, reasons=("why",)
    )
    assert UnitRecord.from_json(record.to_json()) == record
