# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""An even sample of a corpus, to learn a vocabulary from."""

import itertools
from collections.abc import Iterator
from typing import Any

from mobilebert_tf.data.damaged_input import DamagedInput

_MOST_UNITS = 200


def corpus_sample(corpus: Any, max_characters: int = 20_000_000) -> Iterator[str]:
    """Streams paragraphs from the beginnings of units all over a corpus.

    Of a large corpus, only that much is read. Damaged input is passed over: whoever
    makes examples of it will report it.

    Args:
        corpus: a `TextCorpus` or `TfdsCorpus`.
        max_characters: how much text, about; all of a smaller corpus.

    Yields:
        Paragraphs; the same ones each time.
    """
    number = len(corpus.sizes)
    chosen = min(number, _MOST_UNITS)
    share = max_characters if sum(corpus.sizes) <= max_characters else max_characters // chosen
    for index in range(chosen):
        documents = corpus.documents(number * index // chosen, DamagedInput("skip"))
        taken = 0
        for paragraph in itertools.chain.from_iterable(documents):
            yield paragraph
            taken += len(paragraph)
            if taken >= share:
                break
