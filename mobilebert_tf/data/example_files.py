# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Finished pre-training examples, ours or others', checked and streamed."""

import concurrent.futures
import functools
import os

import tensorflow as tf
import tqdm
from absl import logging

from mobilebert_tf.data.dynamic_examples import DynamicExamples
from mobilebert_tf.data.graph_check import graph_check
from mobilebert_tf.data.list_shards import SUMMARY, list_shards
from mobilebert_tf.data.record_file import RecordFile
from mobilebert_tf.data.static_examples import StaticExamples

VOCABULARY = "vocab.txt"
_CHUNK = 4096
_READERS = 16


class ExampleFiles:
    """The shards of one split.

    Args:
        source: see `list_shards`.
        split: `train` or `held_out`.
        sequence_length: what examples are padded to; 0 for their own.
        on_corrupt: `error`, or `skip` to read all files once and leave out what
            is damaged in them.

    Attributes:
        summary: the content of `summary.json`; empty for others' files.
        splits: the names of the splits there are.
        paths: of the shards, in order.
        examples: how the records are parsed and made into batches.

    Raises:
        ValueError: if there are no finished examples, not that split, a shard is
            missing, or examples are longer than `sequence_length`.
    """

    def __init__(
        self,
        source: str | os.PathLike[str],
        split: str = "train",
        sequence_length: int = 0,
        on_corrupt: str = "error",
    ):
        found = list_shards(source)
        self._source = os.fspath(source)
        self._directory, self.summary = found.directory, found.summary
        self._skips = on_corrupt == "skip"
        self.splits = tuple(found.splits)
        if split not in found.splits:
            raise ValueError(
                f"`split` must be one of {list(self.splits)}. Received: split={split!r}. For "
                "others write the examples again with another `held_out_fraction`."
            )
        self.paths = list(found.splits[split])
        self._expected = list(found.splits[split].values())
        self.examples = self._reader(sequence_length)

    @property
    def sequence_length(self) -> int:
        """Tokens of an example in a batch."""
        return self.examples.sequence_length

    @property
    def is_masked(self) -> bool:
        """Whether the examples were masked when they were written."""
        return isinstance(self.examples, StaticExamples)

    @property
    def vocabulary(self) -> str | None:
        """The path of the `vocab.txt` beside the shards, None if there is none."""
        path = os.path.join(self._directory, VOCABULARY)
        return path if tf.io.gfile.exists(path) else None

    @functools.cached_property
    def sizes(self) -> list[int]:
        """The number of examples in each shard that are used.

        Taken from `summary.json`. Others' files, and ours if damage is skipped, are
        read once for it.

        Raises:
            ValueError: naming a damaged file, unless damage is skipped.
        """
        if self.summary and not self._skips:
            return self._expected
        for path, (readable, _) in self.damaged.items():
            if not self._skips:
                raise ValueError(
                    f"{path!r} is damaged after {readable} examples. Write it again, or set "
                    "`on_corrupt` to skip."
                )
            logging.warning("%s is damaged: its first %d examples are used.", path, readable)
        return [readable for readable, _ in self._counts]

    @functools.cached_property
    def damaged(self) -> dict[str, tuple[int, int | None]]:
        """Damaged shard -> how many examples can be read, and how many not, if that is known."""
        damaged = {}
        for path, (readable, is_whole), expected in zip(
            self.paths, self._counts, self._expected, strict=True
        ):
            if not is_whole or readable != (readable if expected is None else expected):
                lost = None if expected is None else expected - readable
                damaged[path] = (readable, lost)
        return damaged

    def read(self, shards: range | tf.Tensor) -> tf.data.Dataset:
        """Streams the parsed examples of the shards of these indices, many at a time.

        Raises:
            tf.errors.InvalidArgumentError: when a shard has another number of
                readable examples than `sizes` says; `reading_errors` explains it.
        """
        paths, sizes = tf.gather(self.paths, shards), tf.gather(self.sizes, shards)
        chunks = tf.data.Dataset.from_tensor_slices((paths, sizes)).flat_map(self._read_shard)
        return chunks.map(self.examples.parse, num_parallel_calls=tf.data.AUTOTUNE)

    def _read_shard(self, path: tf.Tensor, size: tf.Tensor) -> tf.data.Dataset:
        """Chunks of records of a shard, and at its end a check that they are all of them."""
        records = tf.data.TFRecordDataset(path, compression_type=self._compression)
        # What comes after a damaged record is lost with it; the check sees it.
        chunks = records.ignore_errors().batch(_CHUNK)
        end = tf.data.Dataset.from_tensors(tf.constant([], tf.string))

        def count(number, chunk):
            number += tf.size(chunk)
            graph_check(
                (tf.size(chunk) > 0) | (number == size),
                *(path, " is damaged: of its ", size, " examples ", number, " can be read. "),
                "Write the examples again, or set `on_corrupt` to skip.",
            )
            return number, chunk

        chunks = chunks.concatenate(end).scan(0, count)
        return chunks.filter(lambda chunk: tf.size(chunk) > 0).map(lambda chunk: (chunk, path))

    @functools.cached_property
    def _compression(self) -> str:
        return RecordFile(self.paths[0]).compression

    @functools.cached_property
    def _counts(self) -> list[tuple[int, bool]]:
        with concurrent.futures.ThreadPoolExecutor(_READERS) as pool:
            counts = pool.map(lambda path: RecordFile(path).count(), self.paths)
            total = len(self.paths)
            # Only shown if it takes long, and to somebody.
            line = tqdm.tqdm(counts, "checking", total, unit="file", delay=3, disable=None)
            return list(line)

    def _reader(self, sequence_length: int) -> DynamicExamples | StaticExamples:
        path, record = self._first_record()
        if StaticExamples.fits(record):
            reader = StaticExamples(record, sequence_length)
            stored = reader.stored_length
        elif "token_ids" in record.features.feature:
            stored = self._stored_length(path)
            reader = DynamicExamples(sequence_length or stored, self.summary["pad_token_id"])
        else:
            raise ValueError(
                f"{path!r} must hold examples of `write_pretraining_examples`, or of BERT's "
                f"create_pretraining_data. Received: features {sorted(record.features.feature)}."
            )
        if sequence_length and stored > sequence_length:
            raise ValueError(
                f"`sequence_length` must be at least that of the examples, {stored}. Received: "
                f"sequence_length={sequence_length}. Write examples of that length; longer ones "
                "cannot be cut, for the end of the second segment would go."
            )
        return reader

    def _stored_length(self, path: str) -> int:
        if not self.summary:
            raise ValueError(
                f"{path!r} is of a folder of examples that has no {SUMMARY}, which is written "
                "last. Run `python -m mobilebert_tf.prepare_data` again, and give the folder."
            )
        return self.summary["config"]["sequence_length"]

    def _first_record(self) -> tuple[str, tf.train.Example]:
        damage = None
        for path in self.paths:
            try:
                if (record := RecordFile(path).first_example()) is not None:
                    return path, record
            except ValueError as error:
                if not self._skips:
                    raise
                damage = damage or error
        raise damage or ValueError(
            f"{self._source!r} must hold examples. Received: only empty files."
        )
