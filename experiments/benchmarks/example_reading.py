# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How many examples a second one core reads, masks and batches.

    python -m experiments.benchmarks.example_reading --output=example_reading.json

Made-up examples of full length, dynamic and static, in two windows, so that reading the
files is part of it. Processor time of the whole process, so that other jobs do not show.
On one core about a minute. Expected: above 20,000 examples a second for batches of 256 and more.
"""

from __future__ import annotations

import json
import os
import pathlib
import tempfile
import time
from collections.abc import Callable

from absl import app, flags

_LENGTH = flags.DEFINE_integer("sequence_length", 128, "Tokens of an example.", lower_bound=16)
_EXAMPLES = flags.DEFINE_integer("examples", 16384, "Examples in the files.", lower_bound=4096)
_SIZES = flags.DEFINE_list("batch_sizes", ["32", "256", "4096"], "Batches that are timed.")
_OUTPUT = flags.DEFINE_string("output", None, "JSON file to write.")

_VOCABULARY_SIZE = 30522
_SHARDS = 4


def main(arguments: list[str]) -> None:
    """Measures, prints the speeds, and writes them."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from experiments.provenance import provenance
    from mobilebert_tf.files import write_json

    with tempfile.TemporaryDirectory() as directory:
        runs = _measure(pathlib.Path(directory))
    record = {
        "runs": runs,
        "settings": {"sequence_length": _LENGTH.value, "examples": _EXAMPLES.value},
        "load": os.getloadavg(),
        "provenance": provenance(),
    }
    if _OUTPUT.value:
        write_json(_OUTPUT.value, record)
    print(json.dumps(runs, indent=2))


def _measure(directory: pathlib.Path) -> dict[str, dict[str, float]]:
    """Kind of masking -> batch size -> examples per second of processor time."""
    folders = {}
    for name, serialize in (("dynamic", _dynamic), ("static", _static)):
        folders[name] = directory / name
        _write(folders[name], serialize)
    kinds = {
        "masked when read": (folders["dynamic"], False),
        "whole words masked when read": (folders["dynamic"], True),
        "masked when written": (folders["static"], False),
    }
    return {
        name: {size: round(_speed(folder, whole_words, int(size))) for size in _SIZES.value}
        for name, (folder, whole_words) in kinds.items()
    }


def _speed(folder: pathlib.Path, whole_words: bool, batch_size: int) -> float:
    from mobilebert_tf.data import PretrainingDatasetConfig, pretraining_dataset

    config = PretrainingDatasetConfig(
        batch_size=batch_size,
        whole_word_masking=whole_words,
        examples_in_memory=_EXAMPLES.value // 2,
    )
    batches = iter(pretraining_dataset(folder, "train", config))
    per_window = _EXAMPLES.value // 2 // batch_size
    for _ in range(per_window):
        next(batches)
    start = time.process_time()
    for _ in range(2 * per_window):
        next(batches)
    return 2 * per_window * batch_size / (time.process_time() - start)


def _write(folder: pathlib.Path, serialize: Callable) -> None:
    """Shards and a summary as `write_pretraining_examples` leaves them."""
    import numpy as np
    import tensorflow as tf

    folder.mkdir()
    generator = np.random.default_rng(0)
    size = _EXAMPLES.value // _SHARDS
    names = [f"train-{shard:05d}-of-{_SHARDS:05d}.tfrecord" for shard in range(_SHARDS)]
    for name in names:
        tokens = generator.integers(5, _VOCABULARY_SIZE, (size, _LENGTH.value))
        tokens[:, 0], tokens[:, _LENGTH.value // 3], tokens[:, -1] = 2, 3, 3
        with tf.io.TFRecordWriter(str(folder / name)) as writer:
            for row in tokens.tolist():
                writer.write(serialize(row))
    special = {"pad": 0, "cls": 2, "sep": 3, "mask": 4}
    summary = {
        "config": {"sequence_length": _LENGTH.value},
        "vocabulary_size": _VOCABULARY_SIZE,
        **{f"{name}_token_id": token for name, token in special.items()},
        "train": {"shards": dict.fromkeys(names, size)},
    }
    (folder / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    # A third of the pieces continues a word.
    pieces = (f"{'##' if token % 3 == 0 else ''}{token}\n" for token in range(_VOCABULARY_SIZE))
    (folder / "vocab.txt").write_text("".join(pieces), encoding="utf-8")


def _dynamic(tokens: list[int]) -> bytes:
    first = len(tokens) // 3 + 1
    return _example(token_ids=tokens, first_segment_length=[first], next_sentence_label=[0])


def _static(tokens: list[int]) -> bytes:
    first = len(tokens) // 3 + 1
    return _example(
        input_ids=tokens,
        input_mask=[1] * len(tokens),
        segment_ids=[0] * first + [1] * (len(tokens) - first),
        masked_lm_positions=list(range(1, 11)),
        masked_lm_ids=tokens[1:11],
        masked_lm_weights=[1.0] * 10,
        next_sentence_labels=[0],
    )


def _example(**features: list) -> bytes:
    import tensorflow as tf

    feature = {
        name: tf.train.Feature(float_list=tf.train.FloatList(value=values))
        if isinstance(values[0], float)
        else tf.train.Feature(int64_list=tf.train.Int64List(value=values))
        for name, values in features.items()
    }
    return tf.train.Example(features=tf.train.Features(feature=feature)).SerializeToString()


if __name__ == "__main__":
    app.run(main)
