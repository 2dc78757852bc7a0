# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Samples are even and stop reading early."""

from mobilebert_tf.data.corpus_sample import corpus_sample


class Corpus:
    def __init__(self, units):
        self.sizes = [1000] * units
        self.read = []

    def documents(self, unit, damaged):
        assert damaged.policy == "skip"
        for number in range(100):
            self.read.append(unit)
            yield [f"{unit:04d}", f"{number:06d}"]


def test_takes_all_of_a_small_corpus():
    assert len(list(corpus_sample(Corpus(3), 3000))) == 3 * 200


def test_takes_the_beginnings_of_units_all_over_a_large_one():
    corpus = Corpus(1000)
    texts = list(corpus_sample(corpus, 20_000))
    # 200 units of 100 characters each, ten documents.
    assert sum(map(len, texts)) == 20_000
    assert sorted(set(corpus.read)) == list(range(0, 1000, 5))
    assert len(corpus.read) == 2000
