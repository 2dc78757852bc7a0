# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The question answering features that MLPerf ships, where they are at hand."""

import pathlib

import pytest
import tensorflow as tf

FOLDER = pathlib.Path(__file__).parents[2] / ".." / "shared" / "data"
VOCABULARY = FOLDER / "vocab" / "vocab.txt"
RECORDS = FOLDER / "squad" / "mlperf" / "squad_eval-open.tfrecord"


def mlperf_features(number: int) -> list[dict[str, list]]:
    """Returns the first records in their order, each as name -> values; skips without them."""
    if not RECORDS.exists():
        pytest.skip(f"needs {RECORDS}")
    records = tf.data.TFRecordDataset(str(RECORDS), "ZLIB").take(number)
    return [_values(record) for record in records.as_numpy_iterator()]


def _values(record: bytes) -> dict[str, list]:
    features = tf.train.Example.FromString(record).features.feature
    return {
        name: list(getattr(feature, feature.WhichOneof("kind")).value)
        for name, feature in features.items()
    }
