# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The report as lines for a terminal."""

import pytest

from mobilebert_tf.data.decode_example import decode_example
from mobilebert_tf.data.example_statistics import TokenNames
from mobilebert_tf.data.inspection_text import inspection_text
from tests.data.example_statistics_test import BATCH, NAMES, report


def make_report(names=NAMES, shards=None, damaged=None, **split):
    """A report of one split, made of the batch that the statistics' test counts by hand."""
    content = {
        "examples": 2,
        "shards": shards or {"a": 2},
        "damaged": damaged or {},
        **report(names),
    }
    content["samples"] = [decode_example(BATCH, 0, names)]
    splits = {"train": content | split}
    return {"source": "DIR", "masked": "dynamic", "sequence_length": 8, "splits": splits}


@pytest.mark.parametrize(
    "line",
    [
        "DIR: dynamic masking, 8 tokens",
        "  a  2",
        "train: 2 examples",
        "  looked at       2 examples, 13 tokens",
        "  length          6.5 ± 0.5 tokens, 6 to 7",
        "  next sentence   50.00% random, 1 of 2; +0.0 standard errors from one half",
        "  to predict      30.77% of the tokens, 2.0 an example; all slots in use in 50.0%",
        "  stands there    [MASK] 50.0%, a random token 25.0%, the token itself 25.0%",
        "  vocabulary      5 of 9 pieces used (55.6%); 1.17 pieces a word; "
        "[UNK] 14.286% of the text",
        "  7 tokens, the second segment is from elsewhere",
        "  A  {the > [MASK]} {fox = fox} {##es > run}",
        "  B  run",
    ],
)
def test_lines(line):
    assert line in inspection_text(make_report()).splitlines()


def test_damage_and_many_shards():
    shards = {f"shard{number:02d}": 1000 for number in range(20)}
    damaged = {
        "shard01": {"readable": 1000, "lost": 7},
        "shard19": {"readable": 1000, "lost": None},
    }
    lines = inspection_text(make_report(shards=shards, damaged=damaged)).splitlines()
    assert "  shard01  1,000  DAMAGED: 7 more cannot be read" in lines
    assert "  shard19  1,000  DAMAGED: the rest cannot be read" in lines
    assert "  and 8 more shards; see the JSON" in lines


def test_what_is_wrong_is_said():
    short = TokenNames(special=NAMES.special, pieces=NAMES.pieces[:-2])
    assert "4 tokens are not of this vocabulary" in inspection_text(make_report(short))
    bare = TokenNames(special=NAMES.special)
    assert "give --vocabulary for more" in inspection_text(make_report(bare))
    empty = make_report()
    empty["splits"]["train"] |= {"examples": 0, "inspected": 0}
    assert inspection_text(empty).endswith("train: 0 examples")
