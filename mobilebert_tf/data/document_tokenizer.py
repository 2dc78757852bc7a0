# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Splits and tokenises documents, in batches fast enough for a corpus."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import tensorflow as tf

from mobilebert_tf.data.tokenized_document import TokenizedDocument
from mobilebert_tf.text.sentence_splitter import split_sentences

_BATCH_CHARACTERS = 1_000_000


class DocumentTokenizer:
    """Turns a stream of documents into token ids, a megabyte at a time.

    A sentence above `max_sentence_tokens` is cut into equal pieces of at most
    half of that. BERT's script truncates it and loses the rest, which for text
    without sentence marks (verse, Thai, lists) is nearly everything.

    Args:
        tokenizer: its `tokenize` maps `(batch,)` strings to a ragged tensor, in a graph.
        max_sentence_tokens: longest sentence kept whole.
    """

    def __init__(self, tokenizer: Any, max_sentence_tokens: int):
        self._max_sentence_tokens = max_sentence_tokens
        self._encode = tf.function(
            lambda texts: tokenizer.tokenize(texts),
            input_signature=[tf.TensorSpec([None], tf.string)],
        )

    def __call__(self, documents: Iterable[list[str]]) -> Iterator[TokenizedDocument]:
        """Tokenises lists of paragraphs; those without a token are left out."""
        for batch in _batches(documents):
            yield from self._tokenize_batch(batch)

    def _tokenize_batch(self, batch: list[list[str]]) -> Iterator[TokenizedDocument]:
        sentences = [sentence for document in batch for sentence in document]
        ragged = self._encode(tf.constant(sentences, tf.string))
        token_ids = ragged.flat_values.numpy().astype(np.int32)
        splits = ragged.row_splits.numpy()
        first = 0
        for document in batch:
            bounds = splits[first : first + len(document) + 1]
            first += len(document)
            if bounds[-1] > bounds[0]:
                # A copy: views would keep the whole batch alive for one document.
                ids = token_ids[bounds[0] : bounds[-1]].copy()
                yield TokenizedDocument(
                    ids, _sentence_bounds(bounds - bounds[0], self._max_sentence_tokens)
                )


def _batches(documents: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    """Documents as lists of sentences, together about `_BATCH_CHARACTERS` long."""
    batch: list[list[str]] = []
    characters = 0
    for document in documents:
        batch.append([text for paragraph in document for text in split_sentences(paragraph)])
        characters += sum(map(len, document))
        if characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _sentence_bounds(bounds: np.ndarray, max_sentence_tokens: int) -> list[int]:
    """Bounds without empty sentences, with overlong ones cut into equal pieces."""
    bounds = np.unique(bounds)
    if np.diff(bounds).max() <= max_sentence_tokens:
        return bounds.tolist()
    half = max(1, max_sentence_tokens // 2)
    cut = [0]
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        length = end - start
        pieces = 1 if length <= max_sentence_tokens else -(-length // half)
        cut += [start + length * piece // pieces for piece in range(1, pieces + 1)]
    return cut
