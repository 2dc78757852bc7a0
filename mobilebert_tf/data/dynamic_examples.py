# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Examples that are masked when they are read."""

import tensorflow as tf

from mobilebert_tf.data.graph_check import graph_check
from mobilebert_tf.text.masked_lm_masker import MaskedLMMasker

Examples = dict[str, tf.Tensor]

_NUMBERS = ("first_segment_length", "next_sentence_label")


class DynamicExamples:
    """Reads records of `token_ids`, `first_segment_length` and `next_sentence_label`.

    Args:
        sequence_length: examples are padded to it.
        padding_token_id: with this id.

    Attributes:
        sequence_length: of a batch.
    """

    def __init__(self, sequence_length: int, padding_token_id: int):
        self.sequence_length = sequence_length
        self._padding_token_id = padding_token_id

    def parse(self, records: tf.Tensor, path: tf.Tensor) -> Examples:
        """Parses records `(batch,)` of the file `path`.

        Returns:
            int32 `token_ids` `(batch, sequence)`, neither masked nor longer than
            their text but for padding, and the two numbers `(batch,)`.
        """
        names = ("token_ids", *_NUMBERS)
        features = tf.io.parse_example(
            records, {name: tf.io.RaggedFeature(tf.int64) for name in names}
        )
        token_ids = features["token_ids"]
        for name in _NUMBERS:
            one_each = tf.reduce_all(features[name].row_lengths() == 1)
            graph_check(one_each, path, f" has an example without one {name}. Write it again.")
        longest = tf.reduce_max(token_ids.row_lengths())
        graph_check(
            longest <= self.sequence_length,
            *(path, " has an example of ", longest, f" tokens, and at most {self.sequence_length}"),
            " are expected. Set `sequence_length` to the longest, or write the examples again.",
        )
        shape = (None, self.sequence_length)
        padded = tf.cast(token_ids, tf.int32).to_tensor(self._padding_token_id, shape=shape)
        return {"token_ids": padded} | {
            name: tf.cast(features[name].flat_values, tf.int32) for name in _NUMBERS
        }

    def batch(
        self, examples: Examples, masker: MaskedLMMasker, number: tf.Tensor
    ) -> dict[str, tf.Tensor]:
        """Masks parsed examples, the first of which has the given number."""
        token_ids = examples["token_ids"]
        is_real = token_ids != self._padding_token_id
        is_second = tf.range(token_ids.shape[1]) >= examples["first_segment_length"][:, None]
        return masker(token_ids, number) | {
            "padding_mask": tf.cast(is_real, tf.int32),
            "segment_ids": tf.cast(is_second & is_real, tf.int32),
            "next_sentence_labels": examples["next_sentence_label"],
        }
