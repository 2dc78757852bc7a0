# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""TFRecord shards of pre-training examples that appear only when all are complete."""

import errno
import functools
import os
import pathlib
from collections.abc import Callable
from types import TracebackType
from typing import Any

import numpy as np
import tensorflow as tf

from mobilebert_tf.data.next_sentence_pairs import NextSentencePair


class ExampleShards:
    """Writes examples in turn to the shards of one split.

    An example is a `tf.train.Example` with the int64 features `token_ids`
    (`[CLS] first [SEP] second [SEP]`, neither padded nor masked),
    `first_segment_length` (with `[CLS]` and its `[SEP]`) and
    `next_sentence_label` (0: the second segment follows the first).

    Used as a context manager. The shards get their names, such as
    `train-00000-of-00004.tfrecord`, when the block ends well; otherwise nothing
    is left of them. In turn, so that each is a sample of the whole corpus and
    their sizes differ by at most one.

    Args:
        directory: existing folder.
        split: first part of the names.
        num_shards: number of files.
        cls_token_id: opens an example.
        sep_token_id: ends both of its segments.

    Raises:
        OSError: naming the file, if writing fails.
    """

    def __init__(
        self,
        directory: pathlib.Path,
        split: str,
        num_shards: int,
        cls_token_id: int,
        sep_token_id: int,
    ):
        names = [f"{split}-{i:05d}-of-{num_shards:05d}.tfrecord" for i in range(num_shards)]
        self.paths = [directory / name for name in names]
        self.sizes = [0] * num_shards
        self.num_tokens = 0
        self.num_random_next = 0
        self._cls, self._sep = np.int32([cls_token_id]), np.int32([sep_token_id])
        self._partial = [directory / f".{name}.{os.getpid()}.partial" for name in names]
        self._writers: list[tf.io.TFRecordWriter] = []

    @property
    def num_examples(self) -> int:
        """Examples written so far, in all shards."""
        return sum(self.sizes)

    def write(self, pair: NextSentencePair):
        """Adds one example to the shard whose turn it is."""
        shard = self.num_examples % len(self.paths)
        token_ids = np.concatenate([self._cls, pair.first, self._sep, pair.second, self._sep])
        self._try(shard, lambda: self._writers[shard].write(_serialize(token_ids, pair)))
        self.sizes[shard] += 1
        self.num_tokens += len(token_ids)
        self.num_random_next += pair.label

    def __enter__(self) -> "ExampleShards":
        for shard, path in enumerate(self._partial):
            self._try(shard, functools.partial(self._open, path))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ):
        try:
            self._close(quiet=error is not None)
            if error is None:
                for partial, path in zip(self._partial, self.paths, strict=True):
                    os.replace(partial, path)
        finally:
            for partial in self._partial:
                partial.unlink(missing_ok=True)

    def _open(self, path: pathlib.Path):
        self._writers.append(tf.io.TFRecordWriter(str(path)))

    def _close(self, quiet: bool):
        """Closes all writers; the first failure counts, unless there was one before."""
        failure = None
        for shard, writer in enumerate(self._writers):
            try:
                self._try(shard, writer.close)
            except OSError as error:
                failure = failure or error
        if failure and not quiet:
            raise failure

    def _try(self, shard: int, action: Callable[[], Any]):
        """TensorFlow reports a full disk in its own way; callers get an OSError."""
        try:
            action()
        except tf.errors.OpError as error:
            is_full = isinstance(error, tf.errors.ResourceExhaustedError)
            raise OSError(
                errno.ENOSPC if is_full else errno.EIO,
                f"Cannot write pre-training examples: {error.message}. Nothing was kept; free "
                "some space or choose another folder, and start again",
                str(self.paths[shard]),
            ) from error


def _serialize(token_ids: np.ndarray, pair: NextSentencePair) -> bytes:
    features = {
        "token_ids": token_ids,
        "first_segment_length": [len(pair.first) + 2],
        "next_sentence_label": [pair.label],
    }
    return tf.train.Example(
        features=tf.train.Features(
            feature={
                name: tf.train.Feature(int64_list=tf.train.Int64List(value=values))
                for name, values in features.items()
            }
        )
    ).SerializeToString()
