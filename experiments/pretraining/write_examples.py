# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pre-training examples from plain text, for models that are compared."""

from __future__ import annotations

from pathlib import Path

import tqdm

from experiments.pretraining.example_scale import ExampleScale
from experiments.quickstart.docstring_corpus import docstring_documents, read_docstrings
from experiments.quickstart.toy_corpus import toy_documents
from experiments.write_documents import write_documents
from mobilebert_tf.data import (
    PretrainingExamplesConfig,
    learn_vocabulary,
    load_vocabulary,
    read_documents,
    save_vocabulary,
    write_pretraining_examples,
)
from mobilebert_tf.models import MobileBERTTokenizer

EXAMPLES = "examples"
VOCABULARY = "vocab.txt"


def write_examples(directory: Path, text: str | None, scale: ExampleScale, is_toy: bool) -> dict:
    """Learns a vocabulary and writes sentence pairs, some documents' held out.

    Args:
        directory: gets `vocab.txt` and `examples`, and `text.txt` without a `text`.
        text: file, directory or pattern of plain text; None for the English in the
            docstrings of the installed packages.
        scale: of the examples.
        is_toy: take a toy language instead of the docstrings.

    Returns:
        How many examples there are to train on (`train`) and to score on (`held_out`).

    Raises:
        ValueError: if the text is none, or too little.
        OSError: if a file cannot be read or written.
    """
    source = text or _default_text(directory / "text.txt", is_toy)
    paragraphs = (text for document in read_documents(source) for text in document)
    vocabulary = learn_vocabulary(
        tqdm.tqdm(paragraphs, desc="paragraphs", unit=""), scale.vocabulary_size
    )
    save_vocabulary(directory / VOCABULARY, vocabulary)
    summary = write_pretraining_examples(
        tqdm.tqdm(read_documents(source), desc="documents", unit=""),
        load_tokenizer(directory),
        directory / EXAMPLES,
        PretrainingExamplesConfig(sequence_length=scale.sequence_length),
    )
    return {split: summary[split]["examples"] for split in ("train", "held_out")}


def load_tokenizer(directory: Path) -> MobileBERTTokenizer:
    """Returns the tokenizer of the vocabulary that `write_examples` learned."""
    return MobileBERTTokenizer(load_vocabulary(directory / VOCABULARY))


def _default_text(path: Path, is_toy: bool) -> Path:
    documents = toy_documents(0) if is_toy else docstring_documents(read_docstrings())
    write_documents(path, documents)
    return path
