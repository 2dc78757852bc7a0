# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""BERT's rules for segments, on documents whose tokens say where they come from."""

import random

import numpy as np
import pytest

from mobilebert_tf.data.next_sentence_pairs import _truncate, next_sentence_pairs
from mobilebert_tf.data.tokenized_document import TokenizedDocument


def make_document(number, sentence_lengths):
    """Token `1000 * number + i` is the i-th of document `number`."""
    bounds = np.cumsum([0, *sentence_lengths])
    return TokenizedDocument(
        (1000 * number + np.arange(bounds[-1])).astype(np.int32), bounds.tolist()
    )


def make_pairs(documents, max_tokens=20, short=0.0, seed=0):
    return list(next_sentence_pairs(documents, max_tokens, short, random.Random(seed)))


DOCUMENTS = [make_document(n, [3 + (n + i) % 5 for i in range(30)]) for n in range(20)]


def test_labels_say_where_the_second_segment_comes_from():
    for pair in make_pairs(DOCUMENTS):
        first, second = pair.first // 1000, pair.second // 1000
        assert len(set(first)) == len(set(second)) == 1
        assert (first[0] != second[0]) == pair.label
        if pair.label == 0:
            # What follows begins where the first segment ended, but for cut ends.
            assert 1 <= pair.second[0] - pair.first[-1] <= 10


@pytest.mark.parametrize(
    "lengths",
    [
        [3 + i % 5 for i in range(30)],  # prose
        [4],  # documents of one sentence
        [2, 9],  # chunks reach the end of the document
        [18, 19, 20, 17, 20],  # sentences that fill a target by themselves
    ],
)
def test_labels_are_a_fair_coin_whatever_the_documents(lengths):
    documents = [make_document(n, lengths) for n in range(20)]
    pairs = [p for seed in range(100) for p in make_pairs(documents, short=0.3, seed=seed)]
    labels = [pair.label for pair in pairs]
    assert len(labels) >= 2000
    # Each pair is one throw: three standard errors.
    assert abs(np.mean(labels) - 0.5) < 3 * 0.5 / len(labels) ** 0.5


def test_what_comes_first_does_not_tell_the_label():
    documents = [make_document(n, [4 + (n + i) % 9 for i in range(1 + n % 4)]) for n in range(40)]
    pairs = [p for seed in range(60) for p in make_pairs(documents, seed=seed)]
    lengths = [[len(p.first) for p in pairs if p.label == label] for label in (0, 1)]
    means = [np.mean(found) for found in lengths]
    error = np.sqrt(sum(np.var(found) / len(found) for found in lengths))
    # 1,800 pairs of each, means of 7 tokens, error 0.12. By BERT's own rule lone
    # sentences are always random, and their first segments 3 tokens longer.
    assert min(map(len, lengths)) > 1500 and abs(means[0] - means[1]) < 3 * error


def test_a_single_sentence_is_cut_in_two_like_that_of_the_other_document():
    documents = [make_document(n, [6]) for n in range(5)]
    pairs = [pair for seed in range(40) for pair in make_pairs(documents, seed=seed)]
    for pair in pairs:
        assert pair.first[0] % 1000 == 0 and pair.second[-1] % 1000 == 5
        assert pair.second[0] % 1000 >= 1
        assert pair.label or pair.second[0] == pair.first[-1] + 1
    assert {pair.label for pair in pairs} == {0, 1}


def test_a_document_of_one_token_makes_no_pair():
    documents = [make_document(1, [1]), make_document(2, [1])]
    assert make_pairs(documents) == []


def test_a_lone_document_takes_its_random_segments_from_lenders():
    document, lender = make_document(1, [5] * 40), make_document(2, [5] * 40)
    pairs = list(next_sentence_pairs([document], 20, 0.0, random.Random(0), [lender]))
    assert {int(pair.first[0]) // 1000 for pair in pairs} == {1}
    assert {int(pair.second[0]) // 1000 for pair in pairs if pair.label} == {2}


def test_pairs_fill_the_target_length_and_never_exceed_it():
    lengths = [len(pair.first) + len(pair.second) for pair in make_pairs(DOCUMENTS)]
    assert max(lengths) == 20
    assert np.mean(lengths) > 18
    short = [len(p.first) + len(p.second) for p in make_pairs(DOCUMENTS, short=1.0)]
    # Targets are uniform over 2..20, and sentences are kept whole.
    assert np.mean(short) < 16


def test_unused_sentences_are_put_back():
    document, other = make_document(1, [5] * 40), make_document(2, [5] * 40)
    firsts = [p for p in make_pairs([document, other]) if p.first[0] // 1000 == 1]
    used = np.concatenate([p.first for p in firsts] + [p.second for p in firsts if p.label == 0])
    # Target 20 is four sentences of five: nothing is cut, nothing lost, nothing twice.
    np.testing.assert_array_equal(np.sort(used), document.token_ids)


def test_deterministic_for_a_seed():
    def flat(seed):
        return [(*p.first, *p.second, p.label) for p in make_pairs(DOCUMENTS, seed=seed)]

    assert flat(3) == flat(3)
    assert flat(3) != flat(4)


@pytest.mark.parametrize(
    ("lengths", "max_tokens", "expected"),
    [
        ((4, 5), 9, (4, 5)),  # fits
        ((10, 3), 9, (6, 3)),  # the longer one pays
        ((3, 10), 9, (3, 6)),
        ((8, 8), 9, (5, 4)),  # equal: the second one first
        ((10, 7), 9, (5, 4)),  # first the difference, then turns
        ((1, 30), 2, (1, 1)),
    ],
)
def test_truncation_shortens_the_longer_one(lengths, max_tokens, expected):
    first, second = (100, 100 + lengths[0]), (500, 500 + lengths[1])
    first, second = _truncate(first, second, max_tokens, random.Random(0))
    assert (first[1] - first[0], second[1] - second[0]) == expected


def test_truncation_takes_from_both_ends():
    generator = random.Random(0)
    starts = [_truncate((0, 30), (0, 10), 30, generator)[0][0] for _ in range(2000)]
    # Ten tokens go, each from the front with probability 1/2: mean 5, standard
    # deviation sqrt(10) / 2 = 1.58, standard error of the mean 0.035.
    assert abs(np.mean(starts) - 5) < 0.15
    assert abs(np.std(starts) - 1.58) < 0.12
