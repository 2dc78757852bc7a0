# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Looks at what a folder of pre-training examples holds."""

import collections
import os

import numpy as np
import tensorflow as tf
import tqdm

from mobilebert_tf.data.batch_maker import batch_maker
from mobilebert_tf.data.decode_example import decode_example
from mobilebert_tf.data.example_files import ExampleFiles
from mobilebert_tf.data.example_statistics import ExampleStatistics, TokenNames
from mobilebert_tf.data.list_shards import list_shards
from mobilebert_tf.data.pretraining_dataset_config import PretrainingDatasetConfig
from mobilebert_tf.data.reading_errors import reading_errors
from mobilebert_tf.data.vocabulary_file import load_vocabulary


def inspect_examples(
    source: str | os.PathLike[str],
    config: PretrainingDatasetConfig,
    vocabulary: str = "",
    most_examples: int = 0,
    samples: int = 3,
) -> dict:
    """Counts the examples of every split, and describes them as a model would see them.

    Args:
        source: see `list_shards`.
        config: masks; with `on_corrupt="skip"` every record is read, and damage is
            counted.
        vocabulary: file of the word pieces; empty for the `vocab.txt` beside the
            examples, if there is one.
        most_examples: of a split, from its first shards on, that statistics are
            made of; 0 for all.
        samples: decoded examples of each split.

    Returns:
        `source`, `masked` ("dynamic" or "static"), `sequence_length`, the `config`
        of `summary.json`, and in `splits` for each one `examples`, `shards`,
        `damaged`, `samples` and the report of `ExampleStatistics`.

    Raises:
        ValueError: if there are no examples, or a file is damaged.
    """
    splits = {}
    for split in list_shards(source).splits:
        files = ExampleFiles(source, split, config.sequence_length, config.on_corrupt)
        with reading_errors():
            splits[split] = _inspect_split(files, config, vocabulary, most_examples, samples)
    return {
        "source": os.fspath(source),
        "masked": "static" if files.is_masked else "dynamic",
        "sequence_length": files.sequence_length,
        "config": files.summary.get("config", {}),
        "splits": splits,
    }


def _inspect_split(
    files: ExampleFiles,
    config: PretrainingDatasetConfig,
    vocabulary: str,
    most_examples: int,
    samples: int,
) -> dict:
    batches = _batches(files, config, most_examples or sum(files.sizes))
    first = next(batches, None)
    names = _names(files, vocabulary, first)
    most = first["mask_ids"].shape[1] if first else config.max_predictions
    statistics = ExampleStatistics(names, most)
    if first:
        statistics.add(first)
    for batch in tqdm.tqdm(batches, "counting", unit="batch", delay=3, disable=None):
        statistics.add(batch)
    in_batch = len(first["token_ids"]) if first else 0
    rows = np.linspace(0, in_batch - 1, min(samples, in_batch)).astype(int)
    damaged = files.damaged if config.on_corrupt == "skip" else {}
    return {
        "examples": sum(files.sizes),
        "shards": {os.path.basename(p): n for p, n in zip(files.paths, files.sizes, strict=True)},
        "damaged": {
            os.path.basename(path): {"readable": readable, "lost": lost}
            for path, (readable, lost) in damaged.items()
        },
        **statistics.report(),
        "samples": [decode_example(first, row, names) for row in rows],
    }


def _batches(files: ExampleFiles, config: PretrainingDatasetConfig, most: int):
    """Batches in the order of the files, as arrays."""
    make_batch = batch_maker(files, config)
    shards = np.flatnonzero(files.sizes)
    if not len(shards):
        return
    chunks = files.read(tf.constant(shards)).rebatch(min(config.batch_size, most))
    chunks = chunks.enumerate().map(
        lambda number, examples: make_batch(examples, number * config.batch_size),
        num_parallel_calls=tf.data.AUTOTUNE,
    )
    left = most
    for batch in chunks.take(-(-most // config.batch_size)).prefetch(2).as_numpy_iterator():
        yield {name: values[:left] for name, values in batch.items()}
        left -= config.batch_size


def _names(files: ExampleFiles, vocabulary: str, batch: dict | None) -> TokenNames:
    path = vocabulary or files.vocabulary
    pieces = tuple(load_vocabulary(path)) if path else ()
    names = ("pad", "cls", "sep", "mask")
    special: dict[str, int | None] = {name: files.summary.get(f"{name}_token_id") for name in names}
    for name in names:
        piece = f"[{name.upper()}]"
        if special[name] is None and piece in pieces:
            special[name] = pieces.index(piece)
    if batch is not None and not pieces and not files.summary:
        special |= _guessed(batch)
    return TokenNames(special=special, pieces=pieces)


def _guessed(batch: dict[str, np.ndarray]) -> dict[str, int]:
    """What the special ids must be, by where they stand."""
    rows = np.arange(len(batch["token_ids"]))
    last = batch["padding_mask"].sum(axis=1) - 1
    used = batch["mask_weights"] > 0
    shown = np.take_along_axis(batch["token_ids"], batch["mask_positions"], axis=1)[used]
    columns = {"cls": batch["token_ids"][:, 0], "sep": batch["token_ids"][rows, last]}
    columns |= {"mask": shown} if used.any() else {}
    return {
        name: collections.Counter(values.tolist()).most_common(1)[0][0]
        for name, values in columns.items()
    }
