# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From texts and their words' labels to a token classifier's inputs."""

from collections.abc import Sequence

import keras
import keras_hub
import tensorflow as tf

from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_tokenizer import MobileBERTTokenizer
from mobilebert_tf.text.word_windows import WordWindows


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTTokenClassifierPreprocessor(keras_hub.models.Preprocessor):
    """Packs words as `[CLS] pieces [SEP]` and puts their labels on first pieces.

    A text is its words between spaces, and its label the names of their classes
    between spaces: "Ada met Charles" and "B-PER O B-PER". Gives `token_ids`,
    `padding_mask` and `segment_ids`; labels and weights are `(batch,
    sequence_length)` too, the weight one on a word's first piece and zero elsewhere.
    Longer texts are cut; `windows` gives all of them. A dict of inputs that are packed
    already stays as it is.

    Args:
        tokenizer: a `MobileBERTTokenizer`.
        sequence_length: length of the packed sequence, special tokens included.
        class_names: the classes by name, in label order; a
            `MobileBERTTokenClassifier` sets its own.
    """

    backbone_cls = MobileBERTBackbone
    tokenizer_cls = MobileBERTTokenizer

    def __init__(
        self,
        tokenizer,
        sequence_length: int = 128,
        class_names: Sequence[str] | None = None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.tokenizer = tokenizer
        self.sequence_length = sequence_length
        self.class_names = None if class_names is None else list(class_names)

    def build(self, input_shape):
        # There is nothing to build; without this Keras warns of packed inputs.
        self.built = True

    def call(self, x, y=None, sample_weight=None):
        if isinstance(x, dict):
            return keras.utils.pack_x_y_sample_weight(x, y, sample_weight)
        texts = tf.convert_to_tensor(x)
        pieces, is_start = self._pieces(texts)
        token_ids = self._pack(
            pieces, self.tokenizer.cls_token_id, self.tokenizer.sep_token_id, padding=self._padding
        )
        inputs = {
            "token_ids": token_ids,
            "padding_mask": tf.sequence_mask(
                tf.minimum(pieces.row_lengths() + 2, self.sequence_length), self.sequence_length
            ),
            "segment_ids": tf.zeros_like(token_ids),
        }
        if y is None:
            return inputs
        starts = self._pack(is_start, 0, 0)
        labels = self._labels(texts, tf.convert_to_tensor(y), is_start)
        weights = tf.cast(starts, tf.float32)
        if sample_weight is not None:
            weights *= tf.cast(sample_weight, tf.float32)[:, None]
        return keras.utils.pack_x_y_sample_weight(inputs, labels, weights)

    def windows(self, sentences: Sequence[Sequence[str]]) -> WordWindows:
        """Returns sentences, as lists of words, in as many windows as they need."""
        return WordWindows.of_sentences(sentences, self.tokenizer, self.sequence_length)

    def get_config(self):
        return super().get_config() | {
            "sequence_length": self.sequence_length,
            "class_names": self.class_names,
        }

    @property
    def _padding(self) -> int:
        return self.tokenizer.pad_token_id

    def _pieces(self, texts):
        """Ragged `(batch, pieces)`: the ids, and one where a word starts."""
        words = tf.strings.split(texts)
        pieces = self.tokenizer(words.flat_values)
        # A word of nothing but removed characters still needs a place for its label.
        unknown = self.tokenizer.token_to_id("[UNK]")
        is_empty = tf.cast(pieces.row_lengths() == 0, tf.int64)
        filler = tf.RaggedTensor.from_row_lengths(
            tf.fill([tf.reduce_sum(is_empty)], tf.cast(unknown, pieces.dtype)), is_empty
        )
        pieces = tf.concat([pieces, filler], axis=1)
        is_start = tf.concat([tf.ones_like(pieces[:, :1]), tf.zeros_like(pieces[:, 1:])], axis=1)
        merged = [words.with_flat_values(ragged) for ragged in (pieces, is_start)]
        return tuple(ragged.merge_dims(1, 2) for ragged in merged)

    def _pack(self, ragged, first: int, last: int, padding: int = 0):
        """Cuts, brackets and pads to `(batch, sequence_length)`."""
        inner = ragged[:, : self.sequence_length - 2]
        column = tf.ones([inner.nrows(), 1], inner.dtype)
        bracketed = tf.concat([first * column, inner, last * column], axis=1)
        return bracketed.to_tensor(padding, shape=[None, self.sequence_length])

    def _labels(self, texts, names, is_start):
        """The class of every word's first piece, `(batch, sequence_length)`."""
        lookup = keras.layers.StringLookup(vocabulary=self.class_names, num_oov_indices=0)
        words, names = tf.strings.split(texts), tf.strings.split(names)
        message = "`y` must have one class name for every word of `x`, between spaces."
        tf.debugging.assert_equal(words.row_lengths(), names.row_lengths(), message)
        classes = lookup(names.flat_values)
        values = tf.cast(is_start.flat_values, tf.int64)
        at = tf.maximum(tf.cumsum(values) - 1, 0)
        labels = tf.gather(classes, at) * values
        return self._pack(is_start.with_flat_values(labels), 0, 0)
