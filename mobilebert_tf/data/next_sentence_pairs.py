# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pairs of segments for next sentence prediction, chosen as BERT chooses them."""

import dataclasses
import random
from collections.abc import Iterator, Sequence

import numpy as np

from mobilebert_tf.data.tokenized_document import TokenizedDocument

IS_NEXT, IS_RANDOM = 0, 1


@dataclasses.dataclass(frozen=True)
class NextSentencePair:
    """Two segments and whether the second one follows the first.

    Attributes:
        first: token ids of the first segment, int32 `(tokens,)`, not empty.
        second: the same of the second segment.
        label: 0 if `second` follows `first`, 1 if it is from another document.
    """

    first: np.ndarray
    second: np.ndarray
    label: int


def next_sentence_pairs(
    documents: Sequence[TokenizedDocument],
    max_tokens: int,
    short_sequence_probability: float,
    generator: random.Random,
    lenders: Sequence[TokenizedDocument] = (),
) -> Iterator[NextSentencePair]:
    """Makes pairs from every document (`create_pretraining_data.py` of google-research/bert).

    Sentences are gathered until they fill a target length: `max_tokens`, or for a
    share of `short_sequence_probability` of the documents any length from 2. The first
    segment ends after a random one of them. Half of the time the rest is
    the second segment; otherwise the second one starts at a random sentence of
    another document and the unused rest is gathered again. The longer segment is
    then cut, token by token and at a random end, until both fit.

    Differs from the original in two points. It draws the other document up to ten
    times and then accepts the same one; here it is always another one. And it
    gives a random second segment to every single sentence (a long one, or what is
    left of a document), so that 55 to 60 per cent of its pairs are random,
    and those are known by their short first segments. Here the label is a fair coin,
    thrown before anything else: where the document goes on, a second sentence is
    added; one left at its end is added to the chunk before it; and where there is
    only one, it is cut in two at a random token, and so is the sentence of the
    other document if the second half comes from there.

    Args:
        documents: pairs are made of these; at least two, or one and a lender.
        max_tokens: most tokens of both segments together, at least 2.
        short_sequence_probability: share of documents with shorter targets.
        generator: every choice comes from it.
        lenders: more documents for random second segments.

    Yields:
        Pairs in the order of the text. A document of a single token has none.
    """
    others = [*documents, *lenders]
    for index, document in enumerate(documents):
        target = max_tokens
        if generator.random() < short_sequence_probability:
            target = generator.randint(2, max_tokens)
        start = 0
        while start < document.num_sentences:
            is_random = generator.random() < 0.5
            other = _other_document(others, index, generator) if is_random else document
            end = _chunk_end(document, start, target)
            if end - start == 1:
                if document.bounds[end] - document.bounds[start] < 2:
                    break
                first, second = _halves(document, start, other, generator)
            else:
                middle = generator.randint(start + 1, end - 1)
                first = document.bounds[start], document.bounds[middle]
                second = document.bounds[middle], document.bounds[end]
                if is_random:
                    second = _random_segment(other, target - (first[1] - first[0]), generator)
                    end = middle
            start = end
            first, second = _truncate(first, second, max_tokens, generator)
            yield NextSentencePair(
                document.token_ids[slice(*first)],
                other.token_ids[slice(*second)],
                IS_RANDOM if is_random else IS_NEXT,
            )


def _chunk_end(document: TokenizedDocument, start: int, target: int) -> int:
    """Fills the target with two sentences or more, and leaves none alone at the end."""
    end = max(_fill(document, start, target), min(start + 2, document.num_sentences))
    return document.num_sentences if end == document.num_sentences - 1 else end


def _fill(document: TokenizedDocument, start: int, target: int) -> int:
    """The sentence after the one that brings those from `start` to `target` tokens."""
    wanted = document.bounds[start] + target
    end = start + 1
    while end < document.num_sentences and document.bounds[end] < wanted:
        end += 1
    return end


def _halves(
    document: TokenizedDocument, sentence: int, other: TokenizedDocument, generator: random.Random
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The front of a sentence, and its back or that of a random sentence of `other`."""
    start, end = document.bounds[sentence : sentence + 2]
    middle = generator.randint(start + 1, end - 1)
    if other is document:
        return (start, middle), (middle, end)
    sentence = generator.randrange(other.num_sentences)
    second_start, second_end = other.bounds[sentence : sentence + 2]
    if second_end - second_start > 1:
        second_start = generator.randint(second_start + 1, second_end - 1)
    return (start, middle), (second_start, second_end)


def _other_document(
    documents: Sequence[TokenizedDocument], index: int, generator: random.Random
) -> TokenizedDocument:
    """Any document but the one at `index`, each with the same probability."""
    other = generator.randrange(len(documents) - 1)
    return documents[other + (other >= index)]


def _random_segment(
    document: TokenizedDocument, target: int, generator: random.Random
) -> tuple[int, int]:
    """Token bounds of whole sentences from a random one on, up to `target` tokens."""
    start = generator.randrange(document.num_sentences)
    return document.bounds[start], document.bounds[_fill(document, start, target)]


def _truncate(
    first: tuple[int, int], second: tuple[int, int], max_tokens: int, generator: random.Random
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Shortens the longer of two segments, at random ends, until they fit together.

    One token at a time from the longer one, from the second if they are equal:
    in closed form, first the difference, then half of what is left from each.
    """
    lengths = first[1] - first[0], second[1] - second[0]
    excess = sum(lengths) - max_tokens
    if excess <= 0:
        return first, second
    difference = min(excess, abs(lengths[0] - lengths[1]))
    rest = excess - difference
    is_first_longer = lengths[0] > lengths[1]
    from_first = rest // 2 + (difference if is_first_longer else 0)
    return (
        _cut(first, from_first, generator),
        _cut(second, excess - from_first, generator),
    )


def _cut(segment: tuple[int, int], tokens: int, generator: random.Random) -> tuple[int, int]:
    """Takes `tokens` tokens away, each with equal probability from the front or the back."""
    front = generator.getrandbits(tokens).bit_count() if tokens else 0
    return segment[0] + front, segment[1] - (tokens - front)
