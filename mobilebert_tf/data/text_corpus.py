# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Text files as units of work of about the same size."""

import dataclasses
import os
from collections.abc import Iterator, Sequence

from mobilebert_tf.data.byte_lines import is_compressed, is_remote
from mobilebert_tf.data.damaged_input import DamagedInput
from mobilebert_tf.data.text_span import Document, TextSpan

# Bytes of text per byte of an archive, roughly; only for planning.
_EXPANSION = 3.5


class TextCorpus:
    """A list of text files, cut into units that depend on the files' sizes alone.

    A unit is a part of a large plain file, a large archive, or several small
    files. Workers that get the number of a unit find its text by themselves, so
    that no text travels between them.

    Args:
        paths: text files; the order matters.
        unit_bytes: size of a unit of plain text, about.

    Attributes:
        sizes: bytes of text of each unit; estimated for archives.
    """

    def __init__(self, paths: Sequence[str], unit_bytes: int):
        self._files = [_File.of(path) for path in paths]
        self._unit_bytes = unit_bytes
        self._plan()

    def _plan(self):
        units = list(self._units())
        self.sizes = [int(sum(sizes)) for sizes, _ in units]
        self._spans = [spans for _, spans in units]

    def __getstate__(self) -> dict:
        # Workers plan again: of terabytes, the plan is larger than a job may be.
        return {"_files": self._files, "_unit_bytes": self._unit_bytes}

    def __setstate__(self, state: dict):
        self.__dict__.update(state)
        self._plan()

    def identity(self) -> list:
        """What tells this corpus from any other, or from itself with other content."""
        files = [(file.path, file.size, file.modified) for file in self._files]
        return [self._unit_bytes, *files]

    def documents(self, unit: int, damaged: DamagedInput) -> Iterator[Document]:
        """Streams the documents of a unit."""
        for span in self._spans[unit]:
            yield from span.documents(damaged)

    def _units(self) -> Iterator[tuple[list[float], list[TextSpan]]]:
        """Sizes and spans of every unit."""
        sizes: list[float] = []
        spans: list[TextSpan] = []
        for file in self._files:
            if spans and sum(sizes) + file.text_bytes > self._unit_bytes:
                yield sizes, spans
                sizes, spans = [], []
            if file.text_bytes > self._unit_bytes and not is_compressed(file.path):
                for span in _cut(file, self._unit_bytes):
                    yield [(span.end or file.size) - span.start], [span]
            else:
                sizes.append(file.text_bytes)
                spans.append(TextSpan(file.path))
        if spans:
            yield sizes, spans


@dataclasses.dataclass(frozen=True)
class _File:
    path: str
    size: int
    modified: float

    @classmethod
    def of(cls, path: str) -> "_File":
        if not is_remote(path):
            status = os.stat(path)
            return cls(path, status.st_size, status.st_mtime)
        import tensorflow as tf  # Slow to import, and local files do not need it.

        remote = tf.io.gfile.stat(path)
        return cls(path, remote.length, remote.mtime_nsec / 1e9)

    @property
    def text_bytes(self) -> float:
        return self.size * (_EXPANSION if is_compressed(self.path) else 1)


def _cut(file: _File, unit_bytes: int) -> Iterator[TextSpan]:
    """Spans of equal size that cover a file."""
    number = -(-file.size // unit_bytes)
    cuts = [file.size * index // number for index in range(1, number)]
    for start, end in zip([0, *cuts], [*cuts, None], strict=True):
        yield TextSpan(file.path, start, end)
