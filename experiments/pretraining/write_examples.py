# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pre-training examples from plain text."""

from __future__ import annotations

import os
from pathlib import Path

import tqdm

from experiments.pretraining.vocabulary import load_tokenizer
from mobilebert_tf.data import (
    PretrainingExamplesConfig,
    read_documents,
    write_pretraining_examples,
)

EXAMPLES = "examples"


def write_examples(
    directory: Path, text: str | os.PathLike, sequence_length: int, seed: int = 0
) -> dict:
    """Writes sentence pairs, some documents' held out.

    Args:
        directory: has the vocabulary and gets `examples`.
        text: file, directory or pattern of plain text.
        sequence_length: tokens of an example.
        seed: of every choice.

    Returns:
        How many `documents` were read, and how many examples there are to train on
        (`train`) and to score on (`held_out`).

    Raises:
        ValueError: if the text is none, or too little.
        OSError: if a file cannot be read or written.
    """
    with tqdm.tqdm(desc="documents", unit="") as line:
        summary = write_pretraining_examples(
            read_documents(text),
            load_tokenizer(directory),
            directory / EXAMPLES,
            PretrainingExamplesConfig(sequence_length=sequence_length, seed=seed),
            line.update,
        )
    return {
        "documents": sum(summary[split]["documents"] for split in ("train", "held_out")),
        "train": summary["train"]["examples"],
        "held_out": summary["held_out"]["examples"],
    }
