# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From questions and contexts to a question answerer's inputs."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import tensorflow as tf

from mobilebert_tf.models.mobilebert_text_classifier_preprocessor import (
    MobileBERTTextClassifierPreprocessor,
)
from mobilebert_tf.text.question_windows import QuestionWindows
from mobilebert_tf.text.question_windows_config import QuestionWindowsConfig


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTQuestionAnswererPreprocessor(MobileBERTTextClassifierPreprocessor):
    """Packs `[CLS] question [SEP] context [SEP]`, a long context in several windows.

    `windows` gives all of them. A call gives one row an example, as Keras wants
    it: a tuple of questions and contexts becomes the first window of each, equal to
    that of `windows`; a dict of inputs that are packed already stays as it is.

    Args:
        tokenizer: a `MobileBERTTokenizer`.
        sequence_length: length of the packed sequence, special tokens included.
        question_length: longest question, in word pieces; longer ones are cut.
        stride: how far a window starts behind the one before, in word pieces; None for
            a third of `sequence_length` and at most 128.

    Raises:
        ValueError: if a length is too small.
    """

    def __init__(
        self,
        tokenizer,
        sequence_length: int = 384,
        question_length: int = 64,
        stride: int | None = None,
        **kwargs,
    ):
        super().__init__(tokenizer, sequence_length=sequence_length, **kwargs)
        self.question_length = question_length
        self.stride = stride
        # Checks the lengths.
        self.windows_config()

    def windows_config(self) -> QuestionWindowsConfig:
        """Returns the lengths."""
        return QuestionWindowsConfig(
            sequence_length=self.sequence_length,
            question_length=self.question_length,
            stride=self.stride,
        )

    def windows(self, questions: Sequence[str], contexts: Sequence[str]) -> QuestionWindows:
        """Returns every question with each window of its context.

        Raises:
            ValueError: if there are not as many contexts as questions.
        """
        return QuestionWindows.of_questions(
            questions, contexts, self.tokenizer, self.windows_config()
        )

    def call(self, x, y=None, sample_weight=None):
        inputs = x if isinstance(x, dict) else self._first_window(x)
        return keras.utils.pack_x_y_sample_weight(inputs, y, sample_weight)

    def _first_window(self, pair) -> dict[str, tf.Tensor]:
        """The inputs `(batch, sequence_length)`, or `(sequence_length,)` for two scalars."""
        questions, contexts = (tf.convert_to_tensor(part) for part in pair)
        rank = questions.shape.rank
        questions, contexts = tf.reshape(questions, [-1]), tf.reshape(contexts, [-1])
        heads = self.tokenizer(questions)[:, : self.windows_config().question_room]
        rooms = self.sequence_length - 3 - heads.row_lengths()
        pieces = self.tokenizer(contexts)
        # Cut each row to its own room.
        place = tf.ragged.range(pieces.row_lengths())
        pieces = tf.ragged.boolean_mask(pieces, place < tf.cast(rooms[:, None], place.dtype))
        inputs = self._pack_rows(heads, pieces)
        return inputs if rank else {name: value[0] for name, value in inputs.items()}

    def _pack_rows(self, heads, pieces) -> dict[str, tf.Tensor]:
        column = tf.ones([heads.nrows(), 1], heads.dtype)
        first, separator = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        packed = tf.concat(
            [first * column, heads, separator * column, pieces, separator * column], axis=1
        )
        place = tf.range(self.sequence_length, dtype=packed.row_lengths().dtype)[None, :]
        is_token = place < packed.row_lengths()[:, None]
        in_context = is_token & (place >= heads.row_lengths()[:, None] + 2)
        shape = [None, self.sequence_length]
        return {
            "token_ids": packed.to_tensor(self.tokenizer.pad_token_id, shape=shape),
            "padding_mask": tf.cast(is_token, tf.int32),
            "segment_ids": tf.cast(in_context, tf.int32),
        }

    def get_config(self):
        return super().get_config() | {
            "question_length": self.question_length,
            "stride": self.stride,
        }
