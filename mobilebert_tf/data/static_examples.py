# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Examples that were masked when they were written, as BERT does."""

import tensorflow as tf

from mobilebert_tf.data.graph_check import graph_check

Examples = dict[str, tf.Tensor]

# Names in a batch -> in a record, in the two spellings of BERT's create_pretraining_data.
_TOKENS = {
    "token_ids": ("input_ids", "input_word_ids"),
    "padding_mask": ("input_mask",),
    "segment_ids": ("segment_ids", "input_type_ids"),
}
_PREDICTIONS = {
    "mask_positions": ("masked_lm_positions",),
    "mask_ids": ("masked_lm_ids",),
    "mask_weights": ("masked_lm_weights",),
}
_LABELS = {"next_sentence_labels": ("next_sentence_labels",)}


class StaticExamples:
    """Reads the records of BERT's `create_pretraining_data`, in both spellings.

    Args:
        first_record: decides on the spelling and on the lengths in the files.
        sequence_length: examples are padded to it; 0 for the length in the files.

    Attributes:
        stored_length: tokens of the first record.
        sequence_length: of a batch.
        max_predictions: slots for masked tokens of an example.
    """

    def __init__(self, first_record: tf.train.Example, sequence_length: int = 0):
        feature = first_record.features.feature
        self._spelling = {
            name: next((spelling for spelling in spellings if spelling in feature), spellings[0])
            for name, spellings in (_TOKENS | _PREDICTIONS | _LABELS).items()
        }
        self.stored_length = len(feature[self._spelling["token_ids"]].int64_list.value)
        self.sequence_length = sequence_length or self.stored_length
        self.max_predictions = len(feature["masked_lm_positions"].int64_list.value)

    @staticmethod
    def fits(record: tf.train.Example) -> bool:
        """Whether the record is one of `create_pretraining_data`."""
        names = set(record.features.feature)
        return all(names & set(spellings) for spellings in (_TOKENS | _PREDICTIONS).values())

    def parse(self, records: tf.Tensor, path: tf.Tensor) -> Examples:
        """Parses records `(batch,)` of the file `path`.

        Returns:
            The features of a batch. Masks and segments are int8, to take less
            memory until they are one.
        """
        features = tf.io.parse_example(
            records,
            {
                spelling: tf.io.RaggedFeature(tf.float32 if name == "mask_weights" else tf.int64)
                for name, spelling in self._spelling.items()
            },
        )
        features = {name: features[spelling] for name, spelling in self._spelling.items()}
        return {
            name: self._dense(name, feature, features, path) for name, feature in features.items()
        }

    def batch(self, examples: Examples) -> dict[str, tf.Tensor]:
        """Turns parsed examples into a batch."""
        return {
            name: value if name == "mask_weights" else tf.cast(value, tf.int32)
            for name, value in examples.items()
        }

    def _dense(
        self, name: str, feature: tf.RaggedTensor, features: dict, path: tf.Tensor
    ) -> tf.Tensor:
        """Checks and pads one feature, `(batch, length)`."""
        leader, length = name, 1
        if name in _TOKENS:
            leader, length = "token_ids", self.sequence_length
        elif name in _PREDICTIONS:
            leader, length = "mask_positions", self.max_predictions
        lengths, spelling = feature.row_lengths(), self._spelling[name]
        longest = tf.reduce_max(lengths)
        graph_check(
            tf.reduce_all((lengths == features[leader].row_lengths()) & (lengths > 0)),
            *(path, f" has a record whose {spelling} is empty or of another length than its "),
            f"{self._spelling[leader]}. It is damaged, or not of create_pretraining_data.",
        )
        graph_check(
            longest <= length,
            *(path, " has a record with ", longest, f" {spelling}, and at most {length} are "),
            "expected. Set `sequence_length` to the longest, or read the files apart.",
        )
        if name in _LABELS:
            return tf.cast(feature.flat_values, tf.int32)
        small = tf.int8 if name in ("padding_mask", "segment_ids") else tf.int32
        values = feature if name == "mask_weights" else tf.cast(feature, small)
        return values.to_tensor(shape=(None, length))
