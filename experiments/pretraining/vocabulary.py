# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The vocabulary of an experiment's text, and the tokenizer it makes."""

from __future__ import annotations

import os
from pathlib import Path

import tqdm

from mobilebert_tf.data import learn_vocabulary, load_vocabulary, read_documents, save_vocabulary
from mobilebert_tf.models import MobileBERTTokenizer

VOCABULARY = "vocab.txt"


def write_vocabulary(directory: Path, text: str | os.PathLike, size: int) -> int:
    """Learns word pieces from a text and returns how many they are.

    Args:
        directory: gets `vocab.txt`.
        text: file, directory or pattern of plain text.
        size: word pieces at most; a small text may give fewer.

    Raises:
        ValueError: if the text is none, or too little.
        OSError: if a file cannot be read or written.
    """
    paragraphs = (paragraph for document in read_documents(text) for paragraph in document)
    vocabulary = learn_vocabulary(tqdm.tqdm(paragraphs, desc="paragraphs", unit=""), size)
    save_vocabulary(directory / VOCABULARY, vocabulary)
    return len(vocabulary)


def load_tokenizer(directory: Path) -> MobileBERTTokenizer:
    """Returns the tokenizer of the vocabulary that `write_vocabulary` learned."""
    return MobileBERTTokenizer(load_vocabulary(directory / VOCABULARY))
