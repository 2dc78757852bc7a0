# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Records of unmasked examples become padded tensors, or a sentence."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.data.dynamic_examples import DynamicExamples
from mobilebert_tf.data.reading_errors import reading_errors
from tests.data.numbered_examples import dynamic_record
from tests.data.static_records import static_record


def parse(*records, sequence_length=8):
    with reading_errors():
        return DynamicExamples(sequence_length, 7).parse(
            tf.constant(list(records)), tf.constant("shard")
        )


def test_pads_to_the_sequence_length():
    one = dynamic_record(token_ids=[2, 9, 3], first_segment_length=[2], next_sentence_label=[1])
    two = dynamic_record(token_ids=range(8), first_segment_length=[4], next_sentence_label=[0])
    examples = parse(one, two)
    np.testing.assert_array_equal(examples["token_ids"], [[2, 9, 3, 7, 7, 7, 7, 7], range(8)])
    np.testing.assert_array_equal(examples["first_segment_length"], [2, 4])
    np.testing.assert_array_equal(examples["next_sentence_label"], [1, 0])


def test_too_long_and_of_another_kind():
    long = dynamic_record(token_ids=range(9), first_segment_length=[4], next_sentence_label=[0])
    with pytest.raises(ValueError, match="shard has an example of 9 tokens, and at most 8 are"):
        parse(long)
    with pytest.raises(ValueError, match="shard has an example without one first_segment_length"):
        parse(static_record(0))
