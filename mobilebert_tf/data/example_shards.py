# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Joins the files of many blocks to shards of equal size."""

import dataclasses
import hashlib
import struct
import uuid
from collections.abc import Sequence

import tensorflow as tf

from mobilebert_tf.data.storage_errors import storage_errors
from mobilebert_tf.data.unit_record import Piece

_CHUNK_BYTES = 16_000_000
# A record is its length, a checksum of it, the bytes, and a checksum of them.
_LENGTH, _CHECKSUM = struct.Struct("<Q"), 4


@dataclasses.dataclass(frozen=True)
class ExampleShard:
    """A shard as parts of files that follow each other.

    Attributes:
        name: such as `train-00000-of-00004.tfrecord`.
        examples: number of examples.
        parts: names of files, the first example taken of each and the one after
            the last; None for all that follow.
    """

    name: str
    examples: int
    parts: tuple[tuple[str, int, int | None], ...]

    def write(self, source: str, target: str):
        """Copies the parts from files in the folder `source` to a file in `target`.

        The bytes of TFRecords can be joined as they are: nothing is read but the
        lengths of the records before a cut.

        Raises:
            OSError: naming the file, if writing fails.
        """
        path = f"{target}/{self.name}"
        partial = f"{path}.{uuid.uuid4().hex}"
        with storage_errors(path):
            with tf.io.gfile.GFile(partial, "wb") as file:
                file.write(b"")  # Otherwise there is no file of no examples.
                for name, first, end in self.parts:
                    _copy(f"{source}/{name}", first, end, file)
            tf.io.gfile.rename(partial, path, overwrite=True)


def plan_shards(
    pieces: Sequence[Piece], split: str, num_shards: int, seed: int
) -> list[ExampleShard]:
    """Divides the examples of all files evenly: sizes differ by at most one.

    The files are first put in a random order, for a shard should be a sample of the
    whole corpus, in which similar texts are neighbours.

    Args:
        pieces: files with examples; their order here does not matter.
        split: first part of the shards' names.
        num_shards: number of shards.
        seed: of the order.
    """
    pieces = sorted(pieces, key=lambda piece: _rank(piece.name, seed))
    total = sum(piece.examples for piece in pieces)
    bounds = [total * index // num_shards for index in range(num_shards + 1)]
    parts: list[list[tuple[str, int, int | None]]] = [[] for _ in range(num_shards)]
    offset, shard = 0, 0
    for piece in pieces:
        first = 0
        while first < piece.examples:
            while bounds[shard + 1] <= offset + first:
                shard += 1
            end = min(piece.examples, bounds[shard + 1] - offset)
            parts[shard].append((piece.name, first, None if end == piece.examples else end))
            first = end
        offset += piece.examples
    return [
        ExampleShard(
            f"{split}-{index:05d}-of-{num_shards:05d}.tfrecord",
            bounds[index + 1] - bounds[index],
            tuple(parts[index]),
        )
        for index in range(num_shards)
    ]


def _rank(name: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}/{name}".encode()).hexdigest()


def _copy(path: str, first: int, end: int | None, target: tf.io.gfile.GFile):
    with tf.io.gfile.GFile(path, "rb") as file:
        start = _skip(file, 0, first)
        size = file.size() if end is None else _skip(file, start, end - first)
        file.seek(start)
        for offset in range(start, size, _CHUNK_BYTES):
            target.write(file.read(min(_CHUNK_BYTES, size - offset)))


def _skip(file: tf.io.gfile.GFile, offset: int, records: int) -> int:
    """The offset after so many records from `offset` on."""
    for _ in range(records):
        file.seek(offset)
        (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
        offset += _LENGTH.size + _CHECKSUM + length + _CHECKSUM
    return offset
