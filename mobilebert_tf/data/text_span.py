# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Documents of a part of a text file."""

import dataclasses
from collections.abc import Iterator

from mobilebert_tf.data.byte_lines import read_byte_lines
from mobilebert_tf.data.damaged_input import DamagedInput
from mobilebert_tf.data.text_lines import decode_line

Document = list[str]

MAX_DOCUMENT_BYTES = 32_000_000


@dataclasses.dataclass(frozen=True)
class TextSpan:
    """Bytes of a text file; workers that read adjoining spans share no document.

    A span reaches from the first blank line that begins after the line with
    byte `start` to the first that begins after the line with byte `end`. Both are
    found by looking at the file from there on only, so a file can be cut at any byte.

    Attributes:
        path: a text file.
        start: 0 for the beginning. A compressed file has no other span than the whole.
        end: None for the end of the file.
    """

    path: str
    start: int = 0
    end: int | None = None

    def documents(self, damaged: DamagedInput) -> Iterator[Document]:
        """Streams the documents: runs of non-blank lines, each one a paragraph.

        A document with a line that is not UTF-8, the last one of a broken archive
        with all that is lost after it, a document above `MAX_DOCUMENT_BYTES` with
        the rest of its file, and a file without text are `damaged`.

        Yields:
            Non-empty lists of stripped, non-empty paragraphs.

        Raises:
            ValueError: naming the file and the byte, if `damaged` does not count such.
        """
        reader = _Reader(self, damaged)
        try:
            for offset, line in self._lines():
                if (document := reader.read(offset, line)) is not None:
                    yield document
        except ValueError as error:
            # What is lost cannot be told from the document before: both are left out.
            damaged.report("files", error)
            return
        if (document := reader.finish()) is not None:
            yield document

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        """Offsets and lines."""
        offset = self.start
        is_inside = self.start == 0
        for line in read_byte_lines(self.path, self.start):
            # The line with byte `start` itself may have begun before it.
            is_boundary = offset > self.start and not line.strip()
            if is_inside:
                yield offset, line
            is_inside = is_inside or is_boundary
            if is_boundary and self.end is not None and offset > self.end:
                return
            offset += len(line)


class _Reader:
    """Gathers lines to documents."""

    def __init__(self, span: TextSpan, damaged: DamagedInput):
        self._span, self._damaged = span, damaged
        self._document: Document = []
        self._is_damaged, self._is_empty = False, True
        self._bytes = 0

    def read(self, offset: int, line: bytes) -> Document | None:
        """Takes a line; returns the document that it ends."""
        try:
            paragraph = decode_line(line, self._span.path, offset).strip()
        except ValueError as error:
            if not self._is_damaged:
                self._damaged.report("documents", error)
            self._is_damaged, self._is_empty = True, False
            return None
        if not paragraph:
            return self._take()
        self._document.append(paragraph)
        self._bytes += len(line)
        if self._bytes > MAX_DOCUMENT_BYTES:
            raise ValueError(_too_long(self._span.path, offset))
        return None

    def finish(self) -> Document | None:
        """The document that the end of the file ends."""
        document = self._take()
        if self._is_empty and self._span == TextSpan(self._span.path):
            self._damaged.report("files", ValueError(_no_text(self._span.path)))
        return document

    def _take(self) -> Document | None:
        document = None if self._is_damaged else self._document or None
        self._document, self._bytes, self._is_damaged = [], 0, False
        self._is_empty = self._is_empty and document is None
        return document


def _too_long(path: str, offset: int) -> str:
    return (
        f"{path!r} has a document of more than {MAX_DOCUMENT_BYTES} bytes, still going on at byte "
        f"{offset}. Put a blank line between documents."
    )


def _no_text(path: str) -> str:
    return (
        f"{path!r} holds no text. Give a file with one paragraph per line and a "
        "blank line between documents, or remove it from the folder."
    )
