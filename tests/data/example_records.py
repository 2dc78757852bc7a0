# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Written examples read back, and a disk that fills."""

import contextlib
import resource

import tensorflow as tf


def read_shard(path):
    for record in tf.data.TFRecordDataset(str(path)):
        features = tf.train.Example.FromString(record.numpy()).features.feature
        yield {
            name: list(feature.int64_list.value or feature.float_list.value)
            for name, feature in features.items()
        }


@contextlib.contextmanager
def largest_file(size):
    """What a full disk looks like to the writer."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
