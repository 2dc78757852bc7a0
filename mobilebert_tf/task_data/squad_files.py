# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""SQuAD from its JSON files."""

from __future__ import annotations

import collections
import json
import os
import pathlib
from collections.abc import Iterator, Sequence
from typing import Any

from mobilebert_tf.data.text_lines import read_lines
from mobilebert_tf.task_data.squad_examples import SquadExamples, SquadQuestion

_SHAPE = (
    'SQuAD files hold {"data": [{"paragraphs": [{"context": ..., "qas": [{"id": ..., '
    '"question": ..., "answers": [{"text": ..., "answer_start": ...}]}]}]}]}'
)
_ENDINGS = ("", ".gz", ".xz", ".bz2")


def read_squad_files(
    data: str | os.PathLike,
    split: str,
    version: str = "1.1",
    skip_bad_rows: bool = False,
) -> SquadExamples:
    """Reads a split of SQuAD, or of anything in its format.

    Every question stays, also one with an empty text or a wrong `answer_start`: the
    official score counts it. Such questions are counted in the notes; training
    leaves out those it cannot learn from (`squad_training_windows`).

    Args:
        data: a file, or a folder with the official names (`train-v1.1.json`). `.gz`,
            `.xz` and `.bz2` are unpacked. In a folder a name may go on behind the
            version, and a subfolder of that name may hold the split in several
            files.
        split: `train`, `dev` or `test`; without answers only for `test`.
        version: `1.1`, where every question has an answer, or `2.0`.
        skip_bad_rows: leave out questions of the wrong form, and count them.

    Raises:
        ValueError: naming the file and the place in it: no JSON, another shape, not
            UTF-8, or by the rules of 1.1 a question without an answer.
    """
    notes: collections.Counter[str] = collections.Counter()
    questions: list[SquadQuestion] = []
    for path in _paths(pathlib.Path(data), split, version):
        for question, fault in _questions(path, version, split == "test"):
            if fault and not skip_bad_rows:
                raise ValueError(f"{str(path)!r}: {fault}")
            if fault:
                notes["skipped: bad form"] += 1
            else:
                questions.append(question)
    has_answers = split != "test" or any(question.answers for question in questions)
    return SquadExamples.of_questions(questions, notes, has_answers)


def _paths(data: pathlib.Path, split: str, version: str) -> Sequence[pathlib.Path]:
    if not data.is_dir():
        return [data]
    wanted = f"{split}-v{version}"
    files = [path for path in sorted(data.glob(f"{wanted}*")) if _is_json(path)]
    if not files:
        folders = [path for path in sorted(data.glob(f"{wanted}*")) if path.is_dir()]
        files = [file for folder in folders for file in sorted(folder.iterdir()) if _is_json(file)]
    if not files:
        raise ValueError(
            f"`data` must be a file, or a folder with {wanted}.json. Received: data={str(data)!r}"
        )
    return files


def _is_json(path: pathlib.Path) -> bool:
    return path.is_file() and any(path.name.endswith(f".json{ending}") for ending in _ENDINGS)


def _questions(
    path: pathlib.Path, version: str, is_test: bool
) -> Iterator[tuple[SquadQuestion | None, str]]:
    """Yields each question, or what is wrong with it."""
    found = 0
    for place, context, row in _rows(_load(path), path):
        found += 1
        fault = _fault(row, version, is_test)
        yield (None, f"{place}{fault}.") if fault else (_question(context, row), "")
    if not found:
        raise ValueError(f"{str(path)!r} holds no questions. {_SHAPE}.")


def _load(path: pathlib.Path) -> Any:
    try:
        return json.loads("\n".join(read_lines(path)))
    except json.JSONDecodeError as error:
        raise ValueError(f"{str(path)!r} is not JSON: {error}. {_SHAPE}.") from error


def _rows(content: Any, path: pathlib.Path) -> Iterator[tuple[str, str, Any]]:
    """Yields the place, the context and the object of every question."""
    for first, article in enumerate(_list(content, "data", "", path)):
        place = f"data[{first}]"
        for second, paragraph in enumerate(_list(article, "paragraphs", place, path)):
            inner = f"{place}.paragraphs[{second}]"
            rows = _list(paragraph, "qas", inner, path)
            if not isinstance(paragraph.get("context"), str):
                raise ValueError(f"{str(path)!r}: {inner}.context must be text. {_SHAPE}.")
            for third, row in enumerate(rows):
                yield f"{inner}.qas[{third}]", paragraph["context"], row


def _list(parent: Any, key: str, place: str, path: pathlib.Path) -> list:
    value = parent.get(key) if isinstance(parent, dict) else None
    if isinstance(value, list):
        return value
    name = f"{place}.{key}" if place else key
    kind = "missing" if value is None else type(value).__name__
    raise ValueError(f"{str(path)!r}: {name} must be a list. Received: {kind}. {_SHAPE}.")


def _fault(row: Any, version: str, is_test: bool) -> str:
    """What is wrong with a question's object, beginning with its key; "" if nothing is."""
    if not isinstance(row, dict):
        return f" must be an object. Received: {type(row).__name__}"
    for key in ("id", "question"):
        if not isinstance(row.get(key), str):
            return f".{key} must be text. Received: {row.get(key)!r}"
    answers = row.get("answers", [] if is_test else None)
    if not isinstance(answers, list):
        return f".answers must be a list. Received: {answers!r}"
    for index, answer in enumerate(answers):
        is_whole = isinstance(answer, dict) and isinstance(answer.get("text"), str)
        if not is_whole or type(answer.get("answer_start")) is not int:
            return f".answers[{index}] must have a text and an answer_start. Received: {answer!r}"
    if version == "1.1" and not answers and not is_test:
        return ".answers must not be empty in SQuAD 1.1; unanswerable questions are for 2.0"
    return ""


def _question(context: str, row: dict[str, Any]) -> SquadQuestion:
    # By SQuAD 2.0 an impossible question has no answers, only plausible ones.
    answers = [] if row.get("is_impossible") else row.get("answers", [])
    return SquadQuestion(
        id=row["id"],
        question=row["question"],
        context=context,
        answers=tuple(answer["text"] for answer in answers),
        answer_starts=tuple(answer["answer_start"] for answer in answers),
    )
