# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The vocabulary and the examples of models that are compared."""

from __future__ import annotations

from pathlib import Path

from experiments.pretraining.docstring_corpus import docstring_documents, read_docstrings
from experiments.pretraining.example_scale import ExampleScale
from experiments.pretraining.toy_corpus import toy_documents
from experiments.pretraining.vocabulary import write_vocabulary
from experiments.pretraining.write_examples import write_examples
from experiments.write_documents import write_documents


def prepare_examples(directory: Path, text: str | None, scale: ExampleScale, is_toy: bool) -> dict:
    """Learns a vocabulary and writes examples with it; returns how many, as `write_examples`.

    Args:
        directory: gets `vocab.txt` and `examples`, and `text.txt` without a `text`.
        text: file, directory or pattern of plain text; None for the English in the
            docstrings of the installed packages.
        scale: of the examples.
        is_toy: take a toy language instead of the docstrings.

    Raises:
        ValueError: if the text is none, or too little.
        OSError: if a file cannot be read or written.
    """
    source = text or _default_text(directory / "text.txt", is_toy)
    write_vocabulary(directory, source, scale.vocabulary_size)
    return write_examples(directory, source, scale.sequence_length)


def _default_text(path: Path, is_toy: bool) -> Path:
    documents = toy_documents(0) if is_toy else docstring_documents(read_docstrings())
    write_documents(path, documents)
    return path
