# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A TFRecord file seen as a whole."""

import functools

import tensorflow as tf

_GZIP = b"\x1f\x8b"
_CHUNK = 4096


class RecordFile:
    """Finds out what is in a TFRecord file before its records are streamed.

    Args:
        path: of the file, local or of any file system that TensorFlow knows.

    Attributes:
        compression: `GZIP` or empty, from the first bytes.

    Raises:
        ValueError: if there is no such file.
    """

    def __init__(self, path: str):
        self.path = path
        try:
            with tf.io.gfile.GFile(path, "rb") as file:
                self.compression = "GZIP" if file.read(2) == _GZIP else ""
        except tf.errors.OpError as error:
            raise ValueError(f"{path!r} is missing or cannot be opened. {error.message}") from None

    def first_example(self) -> tf.train.Example | None:
        """Returns the first record, None if there is not one.

        Raises:
            ValueError: if the file does not begin with a `tf.train.Example`.
        """
        records = tf.data.TFRecordDataset(self.path, compression_type=self.compression)
        try:
            for record in records.take(1):
                tf.io.parse_single_example(record, {"": tf.io.VarLenFeature(tf.int64)})
                return tf.train.Example.FromString(record.numpy())
        # TensorFlow quotes what it cannot parse, which may be no text.
        except (tf.errors.DataLossError, tf.errors.InvalidArgumentError, UnicodeDecodeError):
            raise ValueError(
                f"{self.path!r} is not a TFRecord file of examples, or damaged at the first."
            ) from None
        return None

    def count(self) -> tuple[int, bool]:
        """Reads the file and returns how many records are whole, and whether the file is.

        A record that cannot be read hides those after it.
        """
        stat = tf.io.gfile.stat(self.path)
        return _count(self.path, self.compression, stat.length, stat.mtime_nsec)


@functools.cache
def _count(path: str, compression: str, length: int, changed: int) -> tuple[int, bool]:
    """Remembered while the file is the same: every stage of a run asks again."""
    del length, changed
    number = 0
    records = tf.data.TFRecordDataset(path, compression_type=compression).batch(_CHUNK)
    try:
        for chunk in records:
            number += len(chunk)
    except tf.errors.DataLossError:
        pass
    else:
        return number, True
    return number + _rest_of_chunk(path, compression, number), False


def _rest_of_chunk(path: str, compression: str, number: int) -> int:
    """How many records of the chunk that failed are whole."""
    rest = tf.data.TFRecordDataset(path, compression_type=compression).skip(number)
    return sum(1 for _ in rest.take(_CHUNK).ignore_errors())
