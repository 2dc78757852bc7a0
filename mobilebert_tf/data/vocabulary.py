# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Learns a WordPiece vocabulary from text."""

import collections
import itertools
from collections.abc import Iterable, Iterator

import tensorflow as tf
from tensorflow_text.tools.wordpiece_vocab import wordpiece_tokenizer_learner_lib

from mobilebert_tf.text.word_piece_tokenizer import WordPieceTokenizer

SPECIAL_TOKENS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")

_BLOCK_CHARACTERS = 1_000_000
# Characters beyond the share of the text that these cover become [UNK]. A
# character costs two tokens, so a few quotations in other scripts would
# otherwise take a quarter of a small vocabulary.
_CHARACTER_COVERAGE = 0.9999
# The learner sees this many times as many different words as it may make tokens.
_WORDS_PER_TOKEN = 4


def learn_vocabulary(
    texts: Iterable[str],
    size: int,
    lowercase: bool = True,
    max_characters: int = 20_000_000,
    strip_accents: bool | None = None,
    split_on_cjk: bool = True,
) -> list[str]:
    """Learns a vocabulary of exactly `size` tokens, or fewer if the text has fewer.

    Words are cut as BERT cuts them and counted; tensorflow-text's learner
    (top-down WordPiece) finds the pieces. It stops within five per cent below
    the size it is asked for; the most frequent words that are still missing
    fill the rest, so that the embedding table has the size that was configured.

    Cost is bounded by sampling, deterministically. A text longer than
    `max_characters` is thinned evenly: whenever the words counted so far reach
    the limit, their counts are halved and from then on only every second
    (fourth, eighth, …) block of a million characters is counted. Of the words,
    the `4 * size` most frequent go to the learner: the rarer ones are names
    and misspellings that change few pieces and take most of the time.

    Args:
        texts: paragraphs or sentences, read once.
        size: number of tokens including the five special ones, which come first:
            `[PAD] [UNK] [CLS] [SEP] [MASK]`.
        lowercase: whether to lower-case, as the tokenizer will.
        max_characters: how much text is counted.
        strip_accents: whether to strip accents; None: if `lowercase`.
        split_on_cjk: whether each Chinese character is a word.

    Returns:
        Tokens in the order of their ids; pieces inside a word start with `##`.

    Raises:
        ValueError: if `size` has no room for anything but special tokens, or
            there is no text.
    """
    if size <= len(SPECIAL_TOKENS):
        raise ValueError(
            f"`size` must be above {len(SPECIAL_TOKENS)}, the number of special tokens. "
            f"Received: size={size}."
        )
    splitter = WordPieceTokenizer(
        lowercase=lowercase, strip_accents=strip_accents, split_on_cjk=split_on_cjk
    )
    counts = _count_words(texts, splitter, max_characters)
    if not counts:
        raise ValueError("`texts` must hold words. Received: no text. Give a larger corpus.")
    # Ties are broken by the word, so that the order of reading does not matter.
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    tokens = _learn(ranked[: _WORDS_PER_TOKEN * size], size)
    known = set(tokens)
    missing = (word for word, _ in ranked if word not in known)
    return tokens + list(itertools.islice(missing, size - len(tokens)))


def _learn(ranked: list[tuple[str, int]], size: int) -> list[str]:
    """The learner's tokens, special ones first, at most `size`.

    The learner searches for the count from which on a piece is worth a token.
    Every word above that count becomes one, so the count of the word at rank
    `size` is too low; in real text a third of the tokens are whole words. To
    start from these bounds instead of the learner's own saves three tries of
    four. Where the guess is wrong, the search goes on above it.
    """
    lower, upper = (ranked[min(rank, len(ranked) - 1)][1] for rank in (size, size // 3))
    tokens = _search(ranked, size, lower, upper)
    if len(tokens) > size:
        tokens = _search(ranked, size, upper, sum(count for _, count in ranked))
    return _trim(tokens, size)


def _search(ranked: list[tuple[str, int]], size: int, lower: int, upper: int) -> list[str]:
    """The learner's tokens for the best count between two bounds."""
    tokens = wordpiece_tokenizer_learner_lib.learn(
        ranked,
        vocab_size=size,
        reserved_tokens=list(SPECIAL_TOKENS),
        upper_thresh=upper,
        lower_thresh=lower,
        num_iterations=3,
        max_unique_chars=_alphabet_size(ranked, size),
    )
    return list(dict.fromkeys((*SPECIAL_TOKENS, *tokens)))


def _trim(tokens: list[str], size: int) -> list[str]:
    """Leaves out the rarest tokens of more than one character, if there are too many."""
    longer = [token for token in tokens[len(SPECIAL_TOKENS) :] if len(token.lstrip("#")) > 1]
    dropped = set(longer[len(longer) - max(0, len(tokens) - size) :])
    return [token for token in tokens if token not in dropped]


def _alphabet_size(ranked: list[tuple[str, int]], size: int) -> int:
    """How many of the most frequent characters make up nearly all of the text."""
    counts: collections.Counter[str] = collections.Counter()
    for word, count in ranked:
        for character in word:
            counts[character] += count
    threshold = _CHARACTER_COVERAGE * counts.total()
    covered = itertools.accumulate(count for _, count in counts.most_common())
    needed = next(rank for rank, total in enumerate(covered, 1) if total >= threshold)
    return min(needed, (size - len(SPECIAL_TOKENS)) // 2)


def _count_words(
    texts: Iterable[str], splitter: WordPieceTokenizer, max_characters: int
) -> collections.Counter[str]:
    """Word counts of an even sample of at most `max_characters` of the text."""
    split = tf.function(
        lambda batch: splitter.split_words(batch).flat_values,
        input_signature=[tf.TensorSpec([None], tf.string)],
    )
    counts: collections.Counter[bytes] = collections.Counter()
    stride, characters = 1, 0
    for index, block in enumerate(_blocks(texts)):
        if index % stride:
            continue
        counts.update(split(tf.constant(block)).numpy().tolist())
        characters += sum(map(len, block))
        if characters > max_characters:
            counts = collections.Counter({word: n // 2 for word, n in counts.items() if n > 1})
            stride, characters = stride * 2, characters // 2
    return collections.Counter({word.decode("utf-8"): n for word, n in counts.items() if word})


def _blocks(texts: Iterable[str]) -> Iterator[list[str]]:
    """Lists of texts of about `_BLOCK_CHARACTERS` characters together."""
    block: list[str] = []
    characters = 0
    for text in texts:
        block.append(text)
        characters += len(text)
        if characters >= _BLOCK_CHARACTERS:
            yield block
            block, characters = [], 0
    if block:
        yield block
