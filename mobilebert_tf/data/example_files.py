# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What `write_pretraining_examples` left in a folder, read back."""

import json
import pathlib

import tensorflow as tf

from mobilebert_tf.data.pretraining_examples import SUMMARY

_CHUNK = 4096


class ExampleFiles:
    """The shards of one split.

    Args:
        directory: where `write_pretraining_examples` wrote.
        split: `train` or `held_out`.

    Attributes:
        summary: the content of `summary.json`.
        paths: of the shards, in order.
        sizes: number of examples of each.
        sequence_length: examples are padded to it.

    Raises:
        ValueError: if the folder holds no finished examples, not that split,
            or a shard is missing.
    """

    def __init__(self, directory: str | pathlib.Path, split: str):
        directory = pathlib.Path(directory)
        self.summary = _read_summary(directory)
        if split not in self.summary or "shards" not in self.summary[split]:
            known = [name for name in ("train", "held_out") if name in self.summary]
            raise ValueError(
                f"`split` must be one of {known}. Received: split={split!r}. For others write "
                "the examples again with another `held_out_fraction`."
            )
        shards = self.summary[split]["shards"]
        self.paths = [str(directory / name) for name in shards]
        self.sizes = list(shards.values())
        self.sequence_length = self.summary["config"]["sequence_length"]
        for path in self.paths:
            if not pathlib.Path(path).is_file():
                raise ValueError(f"{path!r} is missing. Write the pre-training examples again.")

    def read(self, paths: list[str] | tf.Tensor, batch_size: int = _CHUNK) -> tf.data.Dataset:
        """Streams shards as batches of `(token_ids, first_segment_length, label)`.

        Shapes `(batch, sequence)`, `(batch,)` and `(batch,)`, all int32.
        """
        return tf.data.TFRecordDataset(paths).batch(batch_size).map(self._parse)

    def _parse(self, records: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
        scalar = tf.io.FixedLenFeature([], tf.int64)
        features = tf.io.parse_example(
            records,
            {
                "token_ids": tf.io.RaggedFeature(tf.int64),
                "first_segment_length": scalar,
                "next_sentence_label": scalar,
            },
        )
        token_ids = tf.cast(features["token_ids"], tf.int32).to_tensor(
            self.summary["pad_token_id"], shape=(None, self.sequence_length)
        )
        return (
            token_ids,
            tf.cast(features["first_segment_length"], tf.int32),
            tf.cast(features["next_sentence_label"], tf.int32),
        )


def _read_summary(directory: pathlib.Path) -> dict:
    try:
        return json.loads((directory / SUMMARY).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ValueError(
            f"`directory` must hold finished pre-training examples. Received: "
            f"directory={str(directory)!r}, which has no {SUMMARY}. Run "
            "`write_pretraining_examples` first."
        ) from error
