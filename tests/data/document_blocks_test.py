# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Blocks are of the size asked for and lose no document."""

import random

import pytest

from mobilebert_tf.data.document_blocks import document_blocks, held_out_documents
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig


def blocks(number, block_bytes, fraction=0.0):
    config = PretrainingExamplesConfig(block_bytes=block_bytes, held_out_fraction=fraction)
    found = list(document_blocks(([f"{n:09d}é"[:10]] for n in range(number)), config))
    assert [int(d[0][:9]) for block in found for d in block] == list(range(number))
    return list(map(len, found))


@pytest.mark.parametrize(
    ("number", "sizes"),
    [
        (0, []),
        (1, [1]),
        (9, [9]),
        (10, [10]),
        (14, [14]),
        (15, [10, 5]),
        (34, [10, 10, 14]),
        (35, [10, 10, 10, 5]),
    ],
)
def test_a_small_last_block_joins_the_one_before(number, sizes):
    # Eleven bytes each.
    assert blocks(number, 110) == sizes


def test_a_block_has_enough_documents():
    assert blocks(9, 1) == [2, 2, 2, 3]
    assert blocks(9, 1, fraction=0.1) == [4, 5]


@pytest.mark.parametrize("number", [0, 1, 3, 4, 5, 7, 40])
def test_both_sides_have_two_documents_or_none(number):
    generator = random.Random(0)
    for is_first in (True, False):
        for _ in range(50):
            held_out = len(held_out_documents(number, is_first, 0.3, generator))
            assert held_out % 2 == 0 and (held_out == 0 or number - held_out >= 2)
            assert held_out >= 2 or not is_first or number < 4


def test_the_share_is_right_on_average():
    generator = random.Random(0)
    drawn = [len(held_out_documents(50, False, 0.05, generator)) for _ in range(2000)]
    # 2.5 of 50: two or four; standard error sqrt(0.75) / sqrt(2000) = 0.02.
    assert abs(sum(drawn) / 2000 - 2.5) < 0.06
    assert set(drawn) == {2, 4}
    assert held_out_documents(50, True, 0.0, generator) == set()
