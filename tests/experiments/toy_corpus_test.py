# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The toy language is repeatable, and its task can be learnt."""

import collections

from experiments.pretraining.toy_corpus import toy_documents, toy_labelled_texts


def test_documents_are_the_same_for_a_seed_and_other_for_another():
    first, again, other = (list(toy_documents(seed, 10)) for seed in (0, 0, 1))
    assert first == again != other
    assert len(first) == 10
    assert all(paragraph.endswith(".") for document in first for paragraph in document)


def test_every_topic_is_about_as_frequent_and_told_by_its_words():
    pairs = toy_labelled_texts(seed=0, texts=300)
    counts = collections.Counter(label for _, label in pairs)
    # 300 texts in 3 classes: 100 each, with a standard deviation of 8.
    assert set(counts) == {"garden", "harbour", "kitchen"}
    assert all(70 < count < 130 for count in counts.values())
    words = [{w for t, la in pairs if la == label for w in t.split()[2:3]} for label in counts]
    assert not set.intersection(*words)
