# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A data set of tensorflow-datasets as units of work of about the same size."""

from collections.abc import Iterator
from typing import Any

from mobilebert_tf.data.damaged_input import DamagedInput
from mobilebert_tf.data.text_span import Document

_FEATURE = "text"


class TfdsCorpus:
    """The feature `text` of a prepared data set; each example is a document.

    Lines are paragraphs. Examples come in the order of the files.

    Args:
        name: of the data set with config and version, such as `wikipedia/20230601.en`,
            and after a colon the split, `train` if there is none.
        unit_bytes: size of a unit, about.
        data_dir: where data sets are; None for tensorflow-datasets' own place.

    Attributes:
        sizes: bytes of each unit, estimated.

    Raises:
        ValueError: if there is no such data set, split or feature.
    """

    def __init__(self, name: str, unit_bytes: int, data_dir: str | None = None):
        self._name, _, split = name.partition(":")
        self._split = split or "train"
        self._data_dir = data_dir
        info = self._builder().info
        if not info.splits:
            raise ValueError(_not_prepared(self._name, "it has no files"))
        if self._split not in info.splits:
            raise ValueError(
                f"`split` must be one of {sorted(info.splits)}. Received: split={self._split!r}."
            )
        if _FEATURE not in info.features:
            raise ValueError(
                f"`name` must be of a data set with the feature {_FEATURE!r}. Received: "
                f"name={self._name!r} with {sorted(info.features)}."
            )
        examples, size = info.splits[self._split].num_examples, info.splits[self._split].num_bytes
        units = max(1, min(examples, -(-size // unit_bytes)))
        self._bounds = [examples * unit // units for unit in range(units + 1)]
        self.sizes = [size // units] * units
        self._full_name = info.full_name

    def identity(self) -> list:
        """What tells this corpus from any other."""
        return [self._full_name, self._split, self._data_dir, len(self.sizes), self._bounds[-1]]

    def documents(self, unit: int, damaged: DamagedInput) -> Iterator[Document]:
        """Streams the documents of a unit; what follows a damaged record is left out."""
        import tensorflow as tf
        import tensorflow_datasets as tfds

        part = tfds.core.ReadInstruction(
            self._split, from_=self._bounds[unit], to=self._bounds[unit + 1], unit="abs"
        )
        config = tfds.ReadConfig(interleave_cycle_length=1, try_autocache=False)
        dataset = self._builder().as_dataset(split=part, read_config=config)
        try:
            for number, example in enumerate(dataset.as_numpy_iterator(), self._bounds[unit]):
                document = self._document(example[_FEATURE], number, damaged)
                if document:
                    yield document
        except tf.errors.OpError as error:
            damaged.report("files", ValueError(f"Cannot read {self._full_name}: {error.message}."))

    def _document(self, text: bytes, number: int, damaged: DamagedInput) -> Document:
        try:
            lines = text.decode("utf-8").split("\n")
        except UnicodeDecodeError as error:
            where = f"{self._full_name}, {self._split}, example {number}"
            message = f"{where} is not UTF-8: byte {error.start} is 0x{text[error.start]:02x}."
            damaged.report("documents", ValueError(message))
            return []
        return [paragraph for line in lines if (paragraph := line.strip())]

    def _builder(self) -> Any:
        import tensorflow_datasets as tfds  # Slow to import.

        try:
            return tfds.builder(self._name, data_dir=self._data_dir)
        except (tfds.core.DatasetNotFoundError, AssertionError, ValueError) as error:
            reason = str(error).strip().partition("\n")[0]
            raise ValueError(_not_prepared(self._name, reason)) from error


def _not_prepared(name: str, reason: str) -> str:
    return (
        f"`name` must be of a data set that is prepared. Received: name={name!r} ({reason}). Run "
        "`tfds build` first, or give another folder."
    )
