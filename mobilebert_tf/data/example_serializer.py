# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pairs of segments as the bytes of TFRecords."""

from collections.abc import Sequence

import numpy as np
import tensorflow as tf

from mobilebert_tf.data.next_sentence_pairs import NextSentencePair
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.data.special_token_ids import SpecialTokenIds
from mobilebert_tf.text.masked_lm_masker import MaskedLMMasker

# Of one size, so that the graph of the masks is made once.
_BATCH = 1024
_V2_NAMES = {"input_ids": "input_word_ids", "segment_ids": "input_type_ids"}


class ExampleSerializer:
    """Makes `tf.train.Example`s of pairs.

    With dynamic masking they hold the int64 features `token_ids`
    (`[CLS] first [SEP] second [SEP]`, neither padded nor masked),
    `first_segment_length` (with `[CLS]` and its `[SEP]`) and
    `next_sentence_label` (0: the second segment follows the first).

    With static masking they are those of BERT's `create_pretraining_data.py`: int64
    `input_ids`, `input_mask` and `segment_ids`, padded to `sequence_length`; int64
    `masked_lm_positions` and `masked_lm_ids` and float `masked_lm_weights`, padded
    to `max_predictions`; and int64 `next_sentence_labels`, one number.

    Args:
        config: the form of the examples.
        vocabulary: for random replacements, and the pieces that continue a word.
    """

    def __init__(self, config: PretrainingExamplesConfig, vocabulary: Sequence[str]):
        self._config = config
        self._special = special = SpecialTokenIds.of(vocabulary)
        self._cls, self._sep = np.int32([special.cls]), np.int32([special.sep])
        self._mask = None
        if config.masking == "static":
            self._mask = tf.function(_masker(config, special, vocabulary))

    def __call__(self, pairs: Sequence[NextSentencePair], first_number: int) -> list[bytes]:
        """Serialises pairs; static masks depend on the seed and on `first_number` upwards."""
        if self._mask is None:
            return [self._dynamic(pair) for pair in pairs]
        records = []
        for start in range(0, len(pairs), _BATCH):
            records += self._static(pairs[start : start + _BATCH], first_number + start)
        return records

    def num_tokens(self, pair: NextSentencePair) -> int:
        """Tokens of an example, without padding."""
        return len(pair.first) + len(pair.second) + 3

    def _token_ids(self, pair: NextSentencePair) -> np.ndarray:
        return np.concatenate([self._cls, pair.first, self._sep, pair.second, self._sep])

    def _dynamic(self, pair: NextSentencePair) -> bytes:
        return _example(
            {
                "token_ids": self._token_ids(pair).tolist(),
                "first_segment_length": [len(pair.first) + 2],
                "next_sentence_label": [pair.label],
            }
        )

    def _static(self, pairs: Sequence[NextSentencePair], first_number: int) -> list[bytes]:
        token_ids = np.full((_BATCH, self._config.sequence_length), self._special.pad, np.int32)
        for row, pair in enumerate(pairs):
            token_ids[row, : self.num_tokens(pair)] = self._token_ids(pair)
        number = tf.constant(first_number, tf.int64)
        masked = {
            name: value.numpy().tolist()
            for name, value in self._mask(tf.constant(token_ids), number).items()
        }
        return [self._static_example(pair, row, masked) for row, pair in enumerate(pairs)]

    def _static_example(self, pair: NextSentencePair, row: int, masked: dict[str, list]) -> bytes:
        first, length = len(pair.first) + 2, self.num_tokens(pair)
        padding = [0] * (self._config.sequence_length - length)
        features = {
            "input_ids": masked["token_ids"][row],
            "input_mask": [1] * length + padding,
            "segment_ids": [0] * first + [1] * (length - first) + padding,
            "masked_lm_positions": masked["mask_positions"][row],
            "masked_lm_ids": masked["mask_ids"][row],
            "masked_lm_weights": masked["mask_weights"][row],
            "next_sentence_labels": [pair.label],
        }
        if self._config.use_v2_feature_names:
            features = {_V2_NAMES.get(name, name): value for name, value in features.items()}
        return _example(features)


def _masker(
    config: PretrainingExamplesConfig, special: SpecialTokenIds, vocabulary: Sequence[str]
) -> MaskedLMMasker:
    continuations = (i for i, token in enumerate(vocabulary) if token.startswith("##"))
    return MaskedLMMasker(
        vocabulary_size=len(vocabulary),
        mask_token_id=special.mask,
        unselectable_token_ids=(special.pad, special.cls, special.sep),
        padding_token_id=special.pad,
        continuation_token_ids=tuple(continuations) if config.whole_word_masking else (),
        max_predictions=config.max_predictions,
        selection_rate=config.selection_rate,
        seed=config.seed,
    )


def _example(features: dict[str, list]) -> bytes:
    """A `tf.train.Example` of lists of whole or of real numbers."""
    feature = {}
    for name, values in features.items():
        if isinstance(values[0], float):
            feature[name] = tf.train.Feature(float_list=tf.train.FloatList(value=values))
        else:
            feature[name] = tf.train.Feature(int64_list=tf.train.Int64List(value=values))
    example = tf.train.Example(features=tf.train.Features(feature=feature))
    # Maps have no order of their own; the same example must be the same bytes.
    return example.SerializeToString(deterministic=True)
