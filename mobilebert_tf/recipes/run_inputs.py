# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a run reads, in a form that tells it from what is put in its place."""

from __future__ import annotations

import concurrent.futures
import os
import zlib
from collections.abc import Iterable

import tensorflow as tf

from mobilebert_tf.data.list_shards import SUMMARY, list_shards
from mobilebert_tf.recipes.run_config import RunConfig
from mobilebert_tf.tasks import FineTuningRunConfig

Inputs = dict[str, dict[str, int]]
_PRESETS = ("teacher", "preset")
# Written anew, with the date, whenever a preset is saved.
_NOT_READ = "metadata.json"
_READERS = 16
_CHUNK = 1 << 20


def run_inputs(config: RunConfig | FineTuningRunConfig) -> Inputs:
    """Returns for each field that names inputs a number for each of their files.

    Of presets and vocabularies that is a checksum of the content, for two teachers of one
    architecture have files of one size. Of examples, which may be hundreds of gigabytes,
    it is the size, and the checksum of `summary.json`. What is not on a file system, such
    as a preset's handle, is left out, and so are the labelled data of a task: fine-tuning
    itself compares the examples that it learns from.

    Raises:
        ValueError: if there are no examples.
        OSError: if a file cannot be read.
    """
    inputs = {}
    for field in _PRESETS:
        folder = getattr(config, field, "")
        if folder and _is_preset(folder):
            inputs[field] = _checksums(folder)
    if isinstance(config, RunConfig):
        if config.vocabulary:
            name = os.path.basename(config.vocabulary)
            inputs["vocabulary"] = {name: _checksum(config.vocabulary)}
        inputs["examples"] = _sizes(config.examples)
    return inputs


def _is_preset(folder: str) -> bool:
    try:
        return tf.io.gfile.exists(os.path.join(folder, "config.json"))
    except tf.errors.OpError:  # Handles look like file systems that TensorFlow does not know.
        return False


def _checksums(folder: str) -> dict[str, int]:
    paths = (
        os.path.join(parent, name)
        for parent, _, names in tf.io.gfile.walk(folder)
        for name in names
        if name != _NOT_READ and not name.startswith(".")
    )
    return {os.path.relpath(path, folder): _checksum(path) for path in sorted(paths)}


def _checksum(path: str) -> int:
    checksum = 0
    try:
        with tf.io.gfile.GFile(path, "rb") as file:
            while chunk := file.read(_CHUNK):
                checksum = zlib.crc32(chunk, checksum)
    except tf.errors.OpError as error:
        raise OSError(f"{path} cannot be read: {error.message}") from error
    return checksum


def _sizes(source: str) -> dict[str, int]:
    shards = list_shards(source)
    paths = [path for split in shards.splits.values() for path in split]
    sizes = dict(zip(paths, _lengths(paths), strict=True))
    if shards.summary:
        summary = os.path.join(shards.directory, SUMMARY)
        sizes[summary] = _checksum(summary)
    return sizes


def _lengths(paths: Iterable[str]) -> list[int]:
    with concurrent.futures.ThreadPoolExecutor(_READERS) as pool:
        return list(pool.map(lambda path: tf.io.gfile.stat(path).length, paths))
