# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tagged sentences from files of columns, a word a line, as CoNLL has them."""

from __future__ import annotations

import collections
import os
import pathlib
import re
from collections.abc import Iterator

from mobilebert_tf.data.text_lines import read_lines
from mobilebert_tf.metrics import entity_spans
from mobilebert_tf.task_data.tagged_sentences import TaggedSentences

_DOCUMENT = "-DOCSTART-"
_TAG = re.compile(r"O|[BIESLU]-\S+")
# BILOU's names for what BIOES calls E and S.
_OTHER_NAMES = {"L": "E", "U": "S"}
_NAMES = {
    "train": ("train",),
    "dev": ("dev", "valid", "testa"),
    "test": ("testb", "test"),
}
_ADVICE = " Mend the file, or set skip_bad_rows to leave such rows out."


def read_conll_files(
    data: str | os.PathLike, split: str, column: int = -1, skip_bad_rows: bool = False
) -> TaggedSentences:
    """Reads a split of a tagging task, and brings its tags into IOB2.

    The first column has the word, another one its tag, by default the last. Columns
    are separated by tabs, or where a line has none by white space. Blank lines
    separate sentences, `-DOCSTART-` lines documents. Tags may be in IOB1, IOB2, BIOES
    or BILOU; they are read as `conlleval` reads them. There is no limit to a
    sentence's length: long ones are tagged in windows.

    Args:
        data: a file, or a folder with one file whose name contains the split's. `.gz`,
            `.xz` and `.bz2` are unpacked.
        split: `train`, `dev` or `test`.
        column: of the tags, from 0; negative ones count from the end.
        skip_bad_rows: leave out words whose row is broken, and count them.

    Raises:
        ValueError: naming the file, and the line where that makes sense: missing,
            empty, not UTF-8, another number of columns than the first row, a word
            that is missing, or what is no tag.
    """
    path = _path(pathlib.Path(data), split)
    notes: collections.Counter[str] = collections.Counter()
    sentences, tags = [], []
    for rows in _sentences(path, column, notes if skip_bad_rows else None, notes):
        sentences.append(tuple(word for word, _ in rows))
        tags.append(_in_iob2([tag for _, tag in rows]))
        changed = sum(one != tag for one, (_, tag) in zip(tags[-1], rows, strict=True))
        notes["tags brought into IOB2"] += changed
    if not sentences:
        raise ValueError(f"{str(path)!r} holds no tagged words.")
    return TaggedSentences(tuple(sentences), tuple(tags), {k: n for k, n in notes.items() if n})


def _path(data: pathlib.Path, split: str) -> pathlib.Path:
    if split not in _NAMES:
        raise ValueError(f"`split` must be one of {list(_NAMES)}. Received: split={split!r}")
    if not data.is_dir():
        return data
    for name in _NAMES[split]:
        others = [other for key, names in _NAMES.items() if key != split for other in names]
        found = [
            path
            for path in sorted(data.iterdir())
            if path.is_file()
            and name in path.name.lower()
            and not any(len(other) > len(name) and other in path.name.lower() for other in others)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(
                f"`data` must have one file for the split {split!r}. "
                f"Received: {[path.name for path in found]} in {str(data)!r}"
            )
    raise ValueError(
        f"`data` must be a file, or a folder with a file named after the split {split!r}. "
        f"Received: data={str(data)!r}"
    )


def _sentences(
    path: pathlib.Path,
    column: int,
    skipped: collections.Counter[str] | None,
    notes: collections.Counter[str],
) -> Iterator[list[tuple[str, str]]]:
    """Yields the words and tags of each sentence; bad rows are counted in `skipped`, or raise."""
    width, rows = 0, []
    for number, line in enumerate(read_lines(path), 1):
        cells = line.split("\t") if "\t" in line else line.split()
        is_document = cells[:1] == [_DOCUMENT]
        notes["documents"] += is_document
        if is_document or not any(cell.strip() for cell in cells):
            if rows:
                yield rows
            rows = []
            continue
        width = width or len(cells)
        if fault := _fault(cells, width, column):
            if skipped is None:
                raise ValueError(f"{str(path)!r}, line {number}: {fault[1]}.{_ADVICE}")
            skipped[f"skipped: {fault[0]}"] += 1
            continue
        rows.append((cells[0].strip(), cells[column].strip()))
    if rows:
        yield rows


def _fault(cells: list[str], width: int, column: int) -> tuple[str, str] | None:
    """Returns a row's kind of fault and the fault itself, or None."""
    if len(cells) != width:
        return "wrong columns", f"{len(cells)} columns instead of {width}"
    if not -width <= column < width or column in (0, -width):
        return "wrong columns", f"there is no column {column} of tags beside the word in {cells}"
    if not cells[0].strip():
        return "empty word", "the word is empty"
    if not _TAG.fullmatch(cells[column].strip()):
        return "unknown tag", f"tag {cells[column]!r} is neither O nor like B-TYPE"
    return None


def _in_iob2(tags: list[str]) -> tuple[str, ...]:
    bioes = [_OTHER_NAMES.get(tag[0], tag[0]) + tag[1:] for tag in tags]
    converted = ["O"] * len(tags)
    for kind, first, last in entity_spans(bioes):
        converted[first : last + 1] = [f"B-{kind}", *[f"I-{kind}"] * (last - first)]
    return tuple(converted)
