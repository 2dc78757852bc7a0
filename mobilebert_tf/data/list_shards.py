# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which files hold pre-training examples."""

import dataclasses
import json
import os

import tensorflow as tf

SUMMARY = "summary.json"
_HELD_OUT = "held_out"
# What TFRecord files are called in a folder that has other files too.
_RECORDS = ("tfrecord", "tf_record")


@dataclasses.dataclass(frozen=True, kw_only=True)
class ShardList:
    """What `list_shards` finds.

    Attributes:
        directory: of the files.
        summary: the content of `summary.json`; empty for others' files.
        splits: split -> path -> number of examples, None where nobody wrote it down.
    """

    directory: str
    summary: dict
    splits: dict[str, dict[str, int | None]]


def list_shards(source: str | os.PathLike[str]) -> ShardList:
    """Finds the shards of each split.

    Args:
        source: folder that `write_pretraining_examples` wrote; or folder or pattern
            of TFRecord files of BERT's `create_pretraining_data`, of which those
            whose names begin with `held_out` are that split and all others `train`.
            In a folder, files with `tfrecord` or `tf_record` in their names.

    Raises:
        ValueError: if there are none, or one that the summary names is missing.
    """
    source = os.fspath(source)
    is_directory = tf.io.gfile.isdir(source)
    directory = source if is_directory else os.path.dirname(source)
    summary = _read_summary(source) if is_directory else {}
    splits = _our_splits(directory, summary) if summary else _other_splits(source, is_directory)
    return ShardList(directory=directory, summary=summary, splits=splits)


def _read_summary(directory: str) -> dict:
    path = os.path.join(directory, SUMMARY)
    if not tf.io.gfile.exists(path):
        return {}
    with tf.io.gfile.GFile(path) as file:
        text = file.read()
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path!r} is not JSON: {error}. Write the examples again.") from None


def _our_splits(directory: str, summary: dict) -> dict[str, dict[str, int | None]]:
    present = set(tf.io.gfile.listdir(directory))
    splits: dict[str, dict[str, int | None]] = {}
    for split in ("train", _HELD_OUT):
        if "shards" not in summary.get(split, {}):
            continue
        for name, size in summary[split]["shards"].items():
            path = os.path.join(directory, name)
            if name not in present:
                raise ValueError(f"{path!r} is missing. Write the pre-training examples again.")
            splits.setdefault(split, {})[path] = size
    if not splits:
        raise ValueError(f"{directory!r} has a {SUMMARY} without shards. Write the examples again.")
    return splits


def _other_splits(source: str, is_directory: bool) -> dict[str, dict[str, int | None]]:
    pattern = os.path.join(source, "*") if is_directory else source
    splits: dict[str, dict[str, int | None]] = {}
    for path in sorted(tf.io.gfile.glob(pattern)):
        name = os.path.basename(path)
        if name.startswith(".") or tf.io.gfile.isdir(path):
            continue
        if not is_directory or any(part in name for part in _RECORDS):
            split = _HELD_OUT if name.startswith(_HELD_OUT) else "train"
            splits.setdefault(split, {})[path] = None
    if not splits:
        raise ValueError(
            "Examples must be a folder of finished pre-training examples, or a folder or "
            f"pattern of TFRecord files. Received: {source!r}, which has no {SUMMARY} and no "
            "TFRecord files. Run `python -m mobilebert_tf.prepare_data` first."
        )
    return splits
