# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Both spellings of BERT's records give the same batch; others give a sentence."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.data.reading_errors import reading_errors
from mobilebert_tf.data.static_examples import StaticExamples
from tests.data.static_records import CLS, FIRST_WORD, MASK, SEP, static_record

WORD = FIRST_WORD + 3


def read(records, sequence_length=0):
    reader = StaticExamples(tf.train.Example.FromString(records[0]), sequence_length)
    with reading_errors():
        return reader.batch(reader.parse(tf.constant(records), tf.constant("shard")))


@pytest.mark.parametrize("v2", [False, True])
@pytest.mark.parametrize("sequence_length", [0, 16, 20])
def test_batch(v2, sequence_length):
    batch = read([static_record(3, v2=v2), static_record(4, v2=v2)], sequence_length)
    length = sequence_length or 16
    expected = {
        "token_ids": [CLS, MASK, WORD, SEP, WORD, WORD, WORD, SEP] + [0] * (length - 8),
        "padding_mask": [1] * 8 + [0] * (length - 8),
        "segment_ids": [0] * 4 + [1] * 4 + [0] * (length - 8),
        "mask_positions": [1, 0, 0],
        "mask_ids": [WORD, 0, 0],
        "mask_weights": [1, 0, 0],
        "next_sentence_labels": 1,
    }
    assert set(batch) == set(expected)
    for name, value in expected.items():
        np.testing.assert_array_equal(batch[name][0], value)
        assert batch[name].dtype == (np.float32 if name == "mask_weights" else np.int32)


def test_knows_its_records():
    assert StaticExamples.fits(tf.train.Example.FromString(static_record(0)))
    assert StaticExamples.fits(tf.train.Example.FromString(static_record(0, v2=True)))
    assert not StaticExamples.fits(tf.train.Example())


def test_records_that_disagree():
    with pytest.raises(ValueError, match="shard has a record with 20 input_ids, and at most 16"):
        read([static_record(0), static_record(1, length=20)])
    with pytest.raises(ValueError, match="with 4 masked_lm_positions, and at most 3 are expected"):
        read([static_record(0), static_record(1, predictions=4)])
    with pytest.raises(ValueError, match="shard has a record whose input_ids is empty"):
        read([static_record(0), static_record(1, v2=True)])


def test_shorter_records_are_padded():
    batch = read([static_record(0), static_record(1, length=12, predictions=2)])
    np.testing.assert_array_equal(batch["token_ids"][1, 8:], [0] * 8)
    np.testing.assert_array_equal(batch["mask_weights"], [[1, 0, 0], [1, 0, 0]])
