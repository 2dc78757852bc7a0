# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Passages name no package, leak nothing and are balanced."""

import random

import pytest

from experiments.pretraining.docstring_corpus import ModuleText
from experiments.quickstart.docstring_passages import (
    MIN_WORDS,
    PassagesConfig,
    docstring_passages,
    without_names,
)

WORDS = [f"w{chr(97 + i)}{chr(97 + j)}" for i in range(26) for j in range(26)]


def make_sentence(generator):
    return " ".join(["The", *generator.choices(WORDS, k=11)]) + "."


def make_modules(package, number, seed, sentences=12):
    """Modules of random sentences, each paragraph beginning with the module's own word."""
    generator = random.Random(seed)
    return [
        ModuleText(
            package,
            tuple(f"Module{package}{n} is. {make_sentence(generator)}" for _ in range(sentences)),
        )
        for n in range(number)
    ]


MODULES = make_modules("scipy", 40, 1) + make_modules("pandas", 20, 2) + make_modules("keras", 9, 3)


def modules_of(passages):
    return {word for text in passages.texts for word in text.split() if word.startswith("Module")}


def test_classes_are_balanced_and_modules_on_one_side():
    train, test = docstring_passages(MODULES, PassagesConfig(test_fraction=0.25))
    assert train.class_names == test.class_names == ("pandas", "scipy")
    # Twelve sentences of twelve words and one of two: four passages a module.
    assert len(set(train.class_counts.values())) == len(set(test.class_counts.values())) == 1
    assert train.majority_accuracy == test.majority_accuracy == 0.5
    assert 55 <= train.class_counts["pandas"] <= 65 and 15 <= test.class_counts["pandas"] <= 25
    assert not modules_of(train) & modules_of(test)


def test_passages_are_long_enough_and_not_sorted():
    train, _ = docstring_passages(MODULES, PassagesConfig())
    assert all(MIN_WORDS <= len(text.split()) < 80 for text in train.texts)
    half = train.labels[: len(train) // 2]
    assert 0.3 < sum(half) / len(half) < 0.7


def test_the_seed_decides():
    first, again, other = (docstring_passages(MODULES, PassagesConfig(seed=s)) for s in (5, 5, 6))
    assert first == again != other


def test_a_limit_caps_every_class():
    train, test = docstring_passages(MODULES, PassagesConfig(max_per_class=7))
    assert train.class_counts == {"pandas": 7, "scipy": 7}
    assert max(test.class_counts.values()) <= 7


def test_sentences_that_repeat_are_in_one_passage_only():
    twice = make_modules("scipy", 20, 1) + make_modules("pandas", 20, 2)
    copies = [ModuleText("scipy", m.paragraphs) for m in twice]
    train, test = docstring_passages(twice + copies, PassagesConfig(test_fraction=0.3))
    sentences = [s for side in (train, test) for text in side.texts for s in text.split(". ")]
    long = [sentence.strip(".") for sentence in sentences if len(sentence.split()) > 5]
    assert len(long) > 200 and len(set(long)) == len(long)


def test_near_copies_do_not_reach_the_test_passages():
    original = make_modules("scipy", 20, 1) + make_modules("pandas", 40, 2)
    # The same text but for one word in each sentence, in the other package.
    near = [
        ModuleText("pandas", tuple(p.replace("The", "A") for p in m.paragraphs))
        for m in original
        if m.package == "scipy"
    ]
    train, test = docstring_passages(original + near, PassagesConfig(test_fraction=0.3))
    runs = [
        {tuple(words[i : i + 6]) for i in range(len(words) - 5)}
        for words in (text.split() for text in train.texts)
    ]
    known = set().union(*runs)
    for text in test.texts:
        words = text.split()
        shared = sum(tuple(words[i : i + 6]) in known for i in range(len(words) - 5))
        assert shared <= 0.2 * len(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A NumPy array or np.ndarray is fine.", "A array or ndarray is fine."),
        ("Use tf.data and TensorFlow's ops.", "Use data and ops."),
        ("See scikit-learn, Keras (keras) and plt.show.", "See, and show."),
        ("The tfidf of pdf and npy files", "The tfidf of pdf and npy files"),
        ("In matplotlib.pyplot it is.", "In it is."),
    ],
)
def test_names_are_taken_out(text, expected):
    assert without_names(text) == expected


def test_bad_configs_and_a_single_class():
    with pytest.raises(ValueError, match="`test_fraction` must"):
        PassagesConfig(test_fraction=1)
    with pytest.raises(ValueError, match="`max_per_class` must"):
        PassagesConfig(max_per_class=0)
    with pytest.raises(ValueError, match=r"two or more.*Received passages of \['scipy'\]"):
        docstring_passages(make_modules("scipy", 40, 1), PassagesConfig())
