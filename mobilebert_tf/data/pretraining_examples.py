# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes documents as examples for masked language modelling and next sentence prediction."""

import dataclasses
import os
import pathlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mobilebert_tf.data.example_folder import ExampleFolder
from mobilebert_tf.data.example_pieces import ExamplePieces
from mobilebert_tf.data.example_summary import ExampleSummary
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.data.tokenizer_config import TokenizerConfig


def write_pretraining_examples(
    documents: Iterable[list[str]],
    tokenizer: Any,
    directory: str | pathlib.Path,
    config: PretrainingExamplesConfig,
    progress: Callable[[int], Any] | None = None,
) -> dict:
    """Writes `train-*.tfrecord`, `held_out-*.tfrecord`, `vocab.txt` and, last, `summary.json`.

    Segments are chosen as in BERT (`next_sentence_pairs`). Unless `config.masking` is
    static they are not masked: that happens when they are read, afresh in every epoch.
    Documents, not examples, are held out, so no sentence is on both sides. Memory
    is bounded by `config.block_bytes`, whatever the size of the corpus. The same
    documents, tokenizer and config give the same files. For a corpus that takes
    many cores or machines, there is `run_pretraining_job`.

    Args:
        documents: lists of paragraphs; read once, as a stream.
        tokenizer: a `MobileBERTTokenizer`, or another of `WordPieceTokenizer`'s kind
            with `[PAD]`, `[CLS]`, `[SEP]` and `[MASK]` in its vocabulary.
        directory: made if missing. A data set that is there already is replaced.
        config: lengths, shares and seed.
        progress: called with the number of documents each time some were read.

    Returns:
        The content of `summary.json`: the config, the tokenizer's settings, the
        vocabulary's size and special ids, and for `train` and `held_out` the numbers of
        documents, examples, tokens, random next segments, and of examples in each shard.

    Raises:
        ValueError: if there are too few documents, or the vocabulary lacks a special token.
        OSError: naming the file, if writing fails. No half-written file is left.
    """
    folder = ExampleFolder(str(directory), str(os.getpid()))
    vocabulary = tokenizer.get_vocabulary()
    settings = dataclasses.asdict(TokenizerConfig.of(tokenizer))
    try:
        folder.open()
        pieces = ExamplePieces(tokenizer, vocabulary, config, folder.staging)
        record = pieces.write(0, _reporting(documents, progress or (lambda number: None)))
        summary = ExampleSummary([record], config)
        for shard in summary.all_shards():
            shard.write(folder.staging, folder.staging)
        content = summary.content(vocabulary, settings)
        folder.finish((shard.name for shard in summary.all_shards()), vocabulary, settings, content)
    finally:
        folder.discard()
    return content


def _reporting(
    documents: Iterable[list[str]], progress: Callable[[int], Any]
) -> Iterator[list[str]]:
    """Passes documents on, and reports them a hundred at a time."""
    number = 0
    for number, document in enumerate(documents, 1):
        yield document
        if number % 100 == 0:
            progress(100)
    if number % 100:
        progress(number % 100)
