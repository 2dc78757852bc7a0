# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A language of a few hundred words, for trying the whole flow in a minute."""

from __future__ import annotations

import random
from collections.abc import Iterator

_TOPICS = {
    "kitchen": (
        "cook baker spoon kettle oven soup bread plate butter apron",
        "stirs bakes tastes warms",
    ),
    "harbour": (
        "sailor boat anchor rope gull wave pier lantern net captain",
        "tows hauls sights moors",
    ),
    "garden": (
        "gardener rose spade hedge seed bee pond fence apple barrow",
        "plants waters prunes digs",
    ),
}
_ADJECTIVES = "old small bright quiet heavy red clean narrow early patient".split()
_PLACES = {
    "kitchen": "by the stove.",
    "harbour": "near the quay.",
    "garden": "under the tree.",
}


def toy_documents(seed: int, documents: int = 120) -> Iterator[list[str]]:
    """Yields documents, each a list of paragraphs about one topic."""
    generator = random.Random(seed)
    for _ in range(documents):
        topic = generator.choice(sorted(_TOPICS))
        yield [_paragraph(generator, topic) for _ in range(generator.randint(2, 4))]


def toy_labelled_texts(seed: int, texts: int = 300) -> list[tuple[str, str]]:
    """Returns (text, topic) pairs; the topic's nouns and verbs give it away."""
    generator = random.Random(seed)
    topics = [generator.choice(sorted(_TOPICS)) for _ in range(texts)]
    return [(_sentence(generator, topic), topic) for topic in topics]


def _paragraph(generator: random.Random, topic: str) -> str:
    return " ".join(_sentence(generator, topic) for _ in range(generator.randint(3, 6)))


def _sentence(generator: random.Random, topic: str) -> str:
    nouns, verbs = (words.split() for words in _TOPICS[topic])
    subject, target = generator.sample(nouns, 2)
    adjectives = generator.sample(_ADJECTIVES, 2)
    verb = generator.choice(verbs)
    return f"The {adjectives[0]} {subject} {verb} the {adjectives[1]} {target} {_PLACES[topic]}"
