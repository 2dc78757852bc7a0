# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The output folder while its examples are being made."""

import json
import re
import uuid
from collections.abc import Iterable, Sequence

import tensorflow as tf

from mobilebert_tf.data.storage_errors import storage_errors
from mobilebert_tf.data.unit_record import UnitRecord

SUMMARY = "summary.json"
VOCABULARY = "vocab.txt"
TOKENIZER = "tokenizer.json"
_SHARD = re.compile(r"(train|held_out)-\d{5}-of-\d{5}\.tfrecord")
_STAGING = ".partial-"


class ExampleFolder:
    """Keeps unfinished files apart, and gives finished ones their names at the end.

    Everything is written to a hidden folder inside, named after the run. A run that was
    killed finds there what it has done already; another run removes it.

    Args:
        directory: where the examples shall be; may be one of a cloud file system.
        run: tells this run from runs on other text or with other settings.

    Attributes:
        directory: the same.
        staging: the hidden folder.
    """

    def __init__(self, directory: str, run: str):
        self.directory = str(directory).rstrip("/")
        self.staging = f"{self.directory}/{_STAGING}{run}"

    def is_finished(self) -> bool:
        """Whether there are complete examples, of whatever run."""
        return tf.io.gfile.exists(f"{self.directory}/{SUMMARY}")

    def foreign_files(self) -> list[str]:
        """Names of files in the folder that an unfinished run has not left."""
        if not tf.io.gfile.isdir(self.directory):
            return []
        names = [name.rstrip("/") for name in tf.io.gfile.listdir(self.directory)]
        was_interrupted = any(name.startswith(_STAGING) for name in names)
        own = {VOCABULARY, TOKENIZER}
        return sorted(
            name
            for name in names
            if not (name in own or name.startswith(_STAGING))
            and not (was_interrupted and not self.is_finished() and _SHARD.fullmatch(name))
        )

    def open(self):
        """Makes the hidden folder and removes those of other runs.

        Raises:
            OSError: naming the folder, if it cannot be made.
        """
        with storage_errors(self.directory):
            tf.io.gfile.makedirs(self.staging)
            for name in tf.io.gfile.listdir(self.directory):
                path = f"{self.directory}/{name.rstrip('/')}"
                if name.startswith(_STAGING) and path != self.staging:
                    tf.io.gfile.rmtree(path)

    def discard(self):
        """Removes the hidden folder with all that is unfinished."""
        if tf.io.gfile.exists(self.staging):
            tf.io.gfile.rmtree(self.staging)

    def finished_units(self) -> list[int]:
        """The units of this run that are done."""
        paths = tf.io.gfile.glob(f"{self.staging}/*.json")
        names = (path.rpartition("/")[2].removesuffix(".json") for path in paths)
        return [int(name) for name in names if name.isdigit()]

    def read_record(self, unit: int) -> UnitRecord | None:
        """The record of a unit that is done, None of others."""
        path = self._record(unit)
        if not tf.io.gfile.exists(path):
            return None
        with tf.io.gfile.GFile(path) as file:
            return UnitRecord.from_json(file.read())

    def write_record(self, record: UnitRecord):
        """Marks a unit as done."""
        self._write(self._record(record.unit), record.to_json())

    def finish(
        self, shards: Iterable[str], vocabulary: Sequence[str], tokenizer: dict, summary: dict
    ):
        """Moves the shards to their place and writes, last of all, the summary.

        Older examples in the folder are replaced. May be called again after it failed.

        Raises:
            OSError: naming the file, if writing fails.
        """
        names = set(shards)
        with storage_errors(self.directory):
            self._remove_old(names)
            for name in sorted(names):
                if tf.io.gfile.exists(f"{self.staging}/{name}"):
                    target = f"{self.directory}/{name}"
                    tf.io.gfile.rename(f"{self.staging}/{name}", target, overwrite=True)
        self._write(f"{self.directory}/{VOCABULARY}", "".join(f"{t}\n" for t in vocabulary))
        self._write(f"{self.directory}/{TOKENIZER}", json.dumps(tokenizer, indent=2) + "\n")
        self._write(f"{self.directory}/{SUMMARY}", json.dumps(summary, indent=2) + "\n")
        self.discard()

    def read_summary(self) -> dict:
        """The content of `summary.json`."""
        with tf.io.gfile.GFile(f"{self.directory}/{SUMMARY}") as file:
            return json.loads(file.read())

    def _remove_old(self, new: set[str]):
        for name in tf.io.gfile.listdir(self.directory):
            is_old = _SHARD.fullmatch(name) and name not in new
            if is_old or name == SUMMARY:
                tf.io.gfile.remove(f"{self.directory}/{name}")

    def _record(self, unit: int) -> str:
        return f"{self.staging}/{unit:06d}.json"

    def _write(self, path: str, text: str):
        partial = f"{self.staging}/{uuid.uuid4().hex}"
        with storage_errors(path):
            with tf.io.gfile.GFile(partial, "w") as file:
                file.write(text)
            tf.io.gfile.rename(partial, path, overwrite=True)
