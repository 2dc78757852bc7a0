# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The embedded task: to tell from a passage of a docstring which package it is from.

The classes are five packages with more than half a megabyte of English each. NumPy
is none, because SciPy writes of the same arrays in the same words; Keras and KerasHub
are none, because TensorFlow has their phrases too. So that the task is about content,
the names of all packages and their usual abbreviations (`np`, `tf`, `pd` …) are taken
out of every passage, also where they open a dotted name.

Nothing leaks: modules are divided between training and test before their text is cut,
a sentence occurs in one passage only, and test passages that share a fifth of their
six-word runs with training passages are dropped. The text of test passages, not the
labels, is part of the corpus for pre-training, as for any task of whose domain one
has plain text.
"""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Iterable, Iterator

from experiments.pretraining.docstring_corpus import ModuleText, comparable
from mobilebert_tf.task_data import LabelledText
from mobilebert_tf.text import split_sentences

CLASSES = ("matplotlib", "pandas", "scipy", "sklearn", "tensorflow")

MIN_WORDS = 20
_ENOUGH_WORDS = 32
_MAX_SENTENCE_WORDS = 48

_NAMES = re.compile(
    r"(?<![\w.])(?:(?:tensorflow|tf|keras[_ ]?hub|keras|matplotlib|pyplot|mpl|plt|numpy|np|pandas"
    r"|pd|scipy|scikit[- ]learn|scikit|sklearn)(?!\w)(?:\.(?=\w))?)+(?:'s(?!\w))?",
    re.IGNORECASE,
)
_LEFT_BEHIND = ((re.compile(r"\(\s*\)|\[\s*\]"), ""), (re.compile(r"\s+([,.;:)])"), r"\1"))

_RUN = 6
_MAX_SHARED_RUNS = 0.2


@dataclasses.dataclass(frozen=True, kw_only=True)
class PassagesConfig:
    """Settings of `docstring_passages`.

    Attributes:
        test_fraction: share of each class's passages to test on.
        max_per_class: most training passages of a class; with fewer in the
            smallest class, all have as few.
        seed: of the division and of the order.
    """

    test_fraction: float = 0.15
    max_per_class: int = 3000
    seed: int = 0

    def __post_init__(self):
        if not 0 < self.test_fraction < 1:
            raise ValueError(
                "`test_fraction` must be above 0 and below 1. "
                f"Received: test_fraction={self.test_fraction}."
            )
        if self.max_per_class < 1:
            raise ValueError(
                f"`max_per_class` must be at least 1. Received: max_per_class={self.max_per_class}."
            )


def docstring_passages(
    modules: Iterable[ModuleText], config: PassagesConfig
) -> tuple[LabelledText, LabelledText]:
    """Makes passages of 20 to 79 words, each labelled with its package.

    Args:
        modules: of any packages; those of `CLASSES` are used.
        config: shares, limits and seed.

    Returns:
        The passages for training and for testing, each in a random order and with
        the same number of every class.

    Raises:
        ValueError: if fewer than two of the packages have passages for both.
    """
    generator = random.Random(config.seed)
    by_class = _passages_by_class(modules)
    train, test = {}, {}
    for name, by_module in by_class.items():
        train[name], test[name] = _divide(by_module, config.test_fraction, generator)
    test = _without_near_copies(test, train)
    names = [name for name in by_class if train[name] and test[name]]
    if len(names) < 2:
        raise ValueError(
            f"`modules` must come from two or more of the packages {CLASSES}. "
            f"Received passages of {names}. Install more of them, or give `TEXT` and `LABELS`."
        )
    return (
        _balanced({name: train[name] for name in names}, config.max_per_class, generator),
        _balanced({name: test[name] for name in names}, config.max_per_class, generator),
    )


def _passages_by_class(modules: Iterable[ModuleText]) -> dict[str, list[list[str]]]:
    """For each class the passages of each of its modules; no sentence occurs twice."""
    seen: set[str] = set()
    by_class: dict[str, list[list[str]]] = {name: [] for name in CLASSES}
    for module in modules:
        if module.package in by_class:
            by_class[module.package].append(list(_passages(module, seen)))
    return by_class


def _passages(module: ModuleText, seen: set[str]) -> Iterator[str]:
    """Runs of sentences, in their order, of `MIN_WORDS` words or more."""
    passage: list[str] = []
    for sentence in _sentences(module):
        key = comparable(sentence)
        words = sentence.split()
        if key in seen or len(words) > _MAX_SENTENCE_WORDS:
            continue
        seen.add(key)
        passage += words
        if len(passage) >= _ENOUGH_WORDS:
            yield " ".join(passage)
            passage = []
    if len(passage) >= MIN_WORDS:
        yield " ".join(passage)


def _sentences(module: ModuleText) -> Iterator[str]:
    for paragraph in module.paragraphs:
        yield from split_sentences(without_names(paragraph))


def without_names(text: str) -> str:
    """Takes the names of the packages, and their usual abbreviations, out of a text."""
    text = _NAMES.sub("", text)
    for pattern, replacement in _LEFT_BEHIND:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())


def _divide(
    by_module: list[list[str]], test_fraction: float, generator: random.Random
) -> tuple[list[str], list[str]]:
    """Passages of some modules for training, and of the others for testing."""
    room = test_fraction * sum(map(len, by_module))
    train: list[str] = []
    test: list[str] = []
    for passages in generator.sample(by_module, len(by_module)):
        side = test if len(test) + len(passages) <= room else train
        side += passages
    return train, test


def _without_near_copies(
    test: dict[str, list[str]], train: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Drops test passages of which a fifth or more of the runs are in training passages."""
    known = {run for passages in train.values() for passage in passages for run in _runs(passage)}

    def is_new(passage: str) -> bool:
        runs = _runs(passage)
        return sum(run in known for run in runs) < _MAX_SHARED_RUNS * len(runs)

    return {name: list(filter(is_new, passages)) for name, passages in test.items()}


def _runs(passage: str) -> list[int]:
    """Every run of six words, as a number that is small to keep."""
    words = comparable(passage).split()
    return [hash(tuple(words[i : i + _RUN])) for i in range(max(1, len(words) - _RUN + 1))]


def _balanced(by_class: dict[str, list[str]], limit: int, generator: random.Random) -> LabelledText:
    """As many passages of each class as the smallest one has, in a random order."""
    number = min(limit, *map(len, by_class.values()))
    pairs = [
        (passage, name)
        for name, passages in by_class.items()
        for passage in generator.sample(passages, number)
    ]
    generator.shuffle(pairs)
    return LabelledText.from_pairs(pairs)
