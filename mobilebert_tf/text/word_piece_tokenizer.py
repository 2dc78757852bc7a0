# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""BERT's tokenizer, rule for rule, as TensorFlow operations."""

import keras
import keras_hub
import numpy as np
import tensorflow as tf
import tensorflow_text as tf_text

MAX_WORD_CHARACTERS = 200

_SPACE = r"[\t\n\r\p{Zs}]"
_CONTROL = r"[\p{Cc}\p{Cf}\x{FFFD}]"
_ACCENT = r"\p{Mn}"
_CJK = (
    r"\x{4E00}-\x{9FFF}\x{3400}-\x{4DBF}\x{20000}-\x{2A6DF}\x{2A700}-\x{2B73F}"
    r"\x{2B740}-\x{2B81F}\x{2B820}-\x{2CEAF}\x{F900}-\x{FAFF}\x{2F800}-\x{2FA1F}"
)
_PUNCTUATION = r"\p{P}$+<=>^`|~"
_LONG_RUN = rf"(?s).*[^ ]{{{MAX_WORD_CHARACTERS + 1}}}.*"
# Cleaning removes this character from every text, so it stands for no word.
_UNKNOWN_WORD = "\ufffd"


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class WordPieceTokenizer(keras_hub.tokenizers.WordPieceTokenizer):
    """Splits text into word pieces exactly as the original BERT does.

    KerasHub's own pre-tokenisation differs from BERT's in case folding, control
    and zero-width characters, and in the length at which a word is unknown (100
    bytes, not 200 characters). This class replaces it: control characters and
    U+FFFD go, every kind of space is a space, lower case and accent stripping
    (NFD) if `lowercase`, CJK characters and punctuation are words of their own,
    and words above 200 characters are unknown. Markers such as `[MASK]` in raw
    text are ordinary text.

    Args:
        vocabulary: list of word pieces, or the path of a file with one a line.
        lowercase: whether to lower-case ("uncased").
        strip_accents: whether to strip accents; None: if `lowercase`, as BERT does. In
            many languages a letter with a mark is another letter.
        split_on_cjk: whether each Chinese character is a word, as BERT does; False for
            text whose words are separated by spaces already.
    """

    def __init__(
        self,
        vocabulary=None,
        lowercase: bool = True,
        strip_accents: bool | None = None,
        split_on_cjk: bool = True,
        **kwargs,
    ):
        super().__init__(
            vocabulary=vocabulary,
            lowercase=lowercase,
            strip_accents=lowercase if strip_accents is None else strip_accents,
            split_on_cjk=split_on_cjk,
            **kwargs,
        )

    def set_vocabulary(self, vocabulary):
        """Sets the word pieces: a list, or the path of a file with one a line."""
        super().set_vocabulary(vocabulary)
        self._word_piece = None
        if vocabulary is not None:
            self._word_piece = tf_text.FastWordpieceTokenizer(
                vocab=self.vocabulary,
                token_out_type=self.compute_dtype,
                suffix_indicator=self.suffix_indicator,
                max_bytes_per_word=4 * MAX_WORD_CHARACTERS,
                unknown_token=self.oov_token,
                # With it, every Chinese character is a word.
                no_pretokenization=not self.split_on_cjk,
            )

    def get_config(self):
        return super().get_config() | {"split_on_cjk": self.split_on_cjk}

    def split_words(self, texts):
        """Cleans strings `(batch,)` and splits them: a ragged `(batch, words)` tensor.

        No vocabulary is needed; to learn one, such words are counted.
        """
        return _words(self._normalize(tf.convert_to_tensor(texts)), self.split_on_cjk)

    def tokenize(self, inputs):
        """Maps strings of shape `(batch,)` to a ragged `(batch, pieces)` tensor.

        A scalar string gives a vector.

        Raises:
            ValueError: if the tokenizer has no vocabulary.
        """
        self._check_vocabulary()
        texts = tf.convert_to_tensor(inputs, dtype=tf.string)
        pieces = self._pieces(self._normalize(tf.reshape(texts, [-1])))
        if texts.shape.rank == 0:
            return pieces[0]
        return pieces

    def piece_spans(self, text: str) -> list[tuple[int, int]]:
        """Returns the characters `[start, end)` of `text` that each piece stands for.

        There are as many spans as `tokenize` gives pieces. Characters that the
        cleaning removes belong to no piece, accents to the letter before them.

        Raises:
            ValueError: if the tokenizer has no vocabulary.
        """
        self._check_vocabulary()
        if not text:
            return []
        # Character by character, so that every byte keeps the character it came from.
        parts = self._normalize(tf.constant(list(text))).numpy()
        owners = np.repeat(np.arange(len(text)), [len(part) for part in parts])
        normalized, owners = _shorten_long_words(b"".join(parts), owners, self.split_on_cjk)
        starts, ends = self._piece_offsets(normalized)
        return [
            (int(owners[start]), int(owners[end - 1]) + 1)
            for start, end in zip(starts, ends, strict=True)
        ]

    def _pieces(self, texts):
        """Ragged `(batch, pieces)` of clean strings `(batch,)`."""
        if self.split_on_cjk:
            return self._word_piece.tokenize(texts)
        return self._word_piece.tokenize(_words(texts, False)).merge_dims(1, 2)

    def _piece_offsets(self, text: bytes):
        """First bytes of the pieces of a clean text, and those after their last."""
        if self.split_on_cjk:
            _, starts, ends = self._word_piece.tokenize_with_offsets([text])
            return starts.flat_values.numpy(), ends.flat_values.numpy()
        words, first, _ = tf_text.regex_split_with_offsets(
            [text], _boundary(False), keep_delim_regex_pattern=_marks(False)
        )
        _, starts, ends = self._word_piece.tokenize_with_offsets(words.flat_values)
        first = np.repeat(first.flat_values.numpy(), starts.row_lengths().numpy())
        return first + starts.flat_values.numpy(), first + ends.flat_values.numpy()

    def _normalize(self, texts):
        """BERT's cleaning of strings `(batch,)`; words stay separated as they were."""
        texts = tf.strings.regex_replace(texts, _SPACE, " ")
        texts = tf.strings.regex_replace(texts, _CONTROL, "")
        if self.lowercase:
            texts = tf.strings.lower(texts, encoding="utf-8")
        if self.strip_accents:
            texts = tf_text.normalize_utf8(texts, "NFD")
            texts = tf.strings.regex_replace(texts, _ACCENT, "")
        # A regular expression that bounds a word's length is slow: only where needed.
        has_long_word = tf.reduce_any(tf.strings.regex_full_match(texts, _LONG_RUN))
        return tf.cond(
            has_long_word, lambda: _replace_long_words(texts, self.split_on_cjk), lambda: texts
        )


def _marks(split_on_cjk: bool) -> str:
    """Characters that are words themselves."""
    return rf"[{_PUNCTUATION}{_CJK if split_on_cjk else ''}]"


def _boundary(split_on_cjk: bool) -> str:
    """What separates words."""
    return rf"[\s{_marks(split_on_cjk)[1:-1]}]"


def _words(texts, split_on_cjk: bool):
    """Ragged `(batch, words)` of clean strings `(batch,)`, without white space."""
    return tf_text.regex_split(
        texts, _boundary(split_on_cjk), keep_delim_regex_pattern=_marks(split_on_cjk)
    )


def _replace_long_words(texts, split_on_cjk: bool):
    boundary = _boundary(split_on_cjk)
    words = tf_text.regex_split(texts, boundary, keep_delim_regex_pattern=boundary)
    too_long = tf.strings.length(words.flat_values, unit="UTF8_CHAR") > MAX_WORD_CHARACTERS
    values = tf.where(too_long, _UNKNOWN_WORD, words.flat_values)
    return tf.strings.reduce_join(words.with_flat_values(values), axis=-1)


def _shorten_long_words(
    text: bytes, owners: np.ndarray, split_on_cjk: bool
) -> tuple[bytes, np.ndarray]:
    """`_replace_long_words` of one text, and of the characters its bytes came from."""
    boundary = _boundary(split_on_cjk)
    words, starts, ends = tf_text.regex_split_with_offsets(
        [text], boundary, keep_delim_regex_pattern=boundary
    )
    lengths = tf.strings.length(words.flat_values, unit="UTF8_CHAR").numpy()
    if not np.any(lengths > MAX_WORD_CHARACTERS):
        return text, owners
    unknown = _UNKNOWN_WORD.encode()
    parts, kept = [], []
    for word, start, end, length in zip(
        words.flat_values.numpy(),
        starts.flat_values.numpy(),
        ends.flat_values.numpy(),
        lengths,
        strict=True,
    ):
        is_long = length > MAX_WORD_CHARACTERS
        parts.append(unknown if is_long else word)
        first_and_last = [owners[start]] * (len(unknown) - 1) + [owners[end - 1]]
        kept.append(first_and_last if is_long else owners[start:end])
    return b"".join(parts), np.concatenate(kept)
