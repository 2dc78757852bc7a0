# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Examples as text."""

from mobilebert_tf.data.decode_example import decode_example
from mobilebert_tf.data.example_statistics import TokenNames
from tests.data.example_statistics_test import BATCH, NAMES


def test_masked_tokens_are_marked():
    assert decode_example(BATCH, 0, NAMES) == {
        "first": "{the > [MASK]} {fox = fox} {##es > run}",
        "second": "run",
        "next_sentence": "random",
        "tokens": 7,
    }
    assert decode_example(BATCH, 1, NAMES) == {
        "first": "[UNK]",
        "second": "{the > [MASK]} the",
        "next_sentence": "follows",
        "tokens": 6,
    }


def test_pieces_are_joined_and_ids_stand_for_themselves():
    plain = BATCH | {"mask_weights": 0 * BATCH["mask_weights"]}
    plain["token_ids"] = plain["token_ids"].copy()
    plain["token_ids"][0, 1:4] = [7, 5, 6]
    assert decode_example(plain, 0, NAMES)["first"] == "the foxes"
    assert decode_example(plain, 0, TokenNames(special=NAMES.special))["first"] == "7 5 6"
