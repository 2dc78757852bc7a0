# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Documents become token ids with sentence bounds."""

import keras_hub
import numpy as np

from mobilebert_tf.data import document_tokenizer
from mobilebert_tf.data.document_tokenizer import DocumentTokenizer

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "!", "a", "b", "c", "d"]


def tokenize(documents, max_sentence_tokens=100):
    tokenizer = keras_hub.tokenizers.WordPieceTokenizer(vocabulary=VOCABULARY, lowercase=True)
    return list(DocumentTokenizer(tokenizer, max_sentence_tokens)(documents))


def test_ids_and_bounds_by_hand():
    first, second = tokenize([["A b! C!", "d d d"], ["B!"]])
    np.testing.assert_array_equal(first.token_ids, [6, 7, 5, 8, 5, 9, 9, 9])
    assert first.token_ids.dtype == np.int32
    assert first.bounds == [0, 3, 5, 8] and first.num_sentences == 3
    np.testing.assert_array_equal(second.token_ids, [7, 5])
    assert second.bounds == [0, 2]


def test_empty_sentences_and_documents_disappear():
    # A zero-width joiner alone is no token.
    documents = tokenize([["\u200d"], ["a", "\u200d", "b"], []])
    assert [document.bounds for document in documents] == [[0, 1, 2]]


def test_long_sentences_are_cut_into_equal_pieces():
    (document,) = tokenize([["a b c d a b c d a b c", "a b"]], max_sentence_tokens=8)
    # Eleven tokens above eight: three pieces of at most four.
    assert document.bounds == [0, 3, 7, 11, 13]
    (document,) = tokenize([["a b c d a b c d"]], max_sentence_tokens=8)
    assert document.bounds == [0, 8]


def test_batches_do_not_show(monkeypatch):
    documents = [["a b! C d!"] * n for n in (1, 3, 2, 5)]
    whole = tokenize(documents)
    monkeypatch.setattr(document_tokenizer, "_BATCH_CHARACTERS", 12)
    for one, other in zip(whole, tokenize(documents), strict=True):
        np.testing.assert_array_equal(one.token_ids, other.token_ids)
        assert one.bounds == other.bounds
