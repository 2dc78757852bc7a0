# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""SQuAD's JSON, and everything that can be wrong with it."""

import json

import pytest

from mobilebert_tf.task_data import SquadQuestion, read_squad_files
from tests.metrics.published_squad import FOLDER
from tests.task_data.toy_squad import toy_content, write_toy


def test_questions_of_a_file(tmp_path):
    examples = read_squad_files(write_toy(tmp_path / "dev.json.xz"), "dev", "2.0")
    context = "The quick fox jumps over the lazy dog."
    assert examples.questions == (
        SquadQuestion("a", "who jumps", context, ("quick fox",), (4,)),
        SquadQuestion("b", "who sings", context),
    )
    assert examples.summary == {"examples": 2, "unanswerable": 1}


def test_folder(tmp_path):
    write_toy(tmp_path / "dev-v2.0.json")
    write_toy(tmp_path / "train-v2.0-parts" / "part-0.json.xz")
    write_toy(tmp_path / "train-v2.0-parts" / "part-1.json")
    assert len(read_squad_files(tmp_path, "dev", "2.0")) == 2
    # The second part repeats the first one's ids.
    summary = read_squad_files(tmp_path, "train", "2.0").summary
    assert summary == {"examples": 2, "unanswerable": 1, "skipped: id is not new (first: a)": 2}
    with pytest.raises(ValueError, match=r"a folder with dev-v1\.1\.json"):
        read_squad_files(tmp_path, "dev", "1.1")


def _questions(*rows) -> dict:
    return toy_content(qas=list(rows))


GOOD = {"id": "a", "question": "who", "answers": [{"text": "The", "answer_start": 0}]}


@pytest.mark.parametrize(
    "content,message",
    [
        ([], "data must be a list. Received: missing"),
        ({"data": {}}, "data must be a list. Received: dict"),
        ({"data": [{}]}, r"data\[0\].paragraphs must be a list"),
        ({"data": [{"paragraphs": [{"context": "x"}]}]}, r"paragraphs\[0\].qas must be a list"),
        (toy_content(context=5), r"paragraphs\[0\].context must be text"),
        ({"data": []}, "holds no questions"),
        (_questions("who"), r"qas\[0\] must be an object. Received: str"),
        (_questions(GOOD, GOOD | {"id": 7}), r"qas\[1\].id must be text. Received: 7"),
        (_questions(GOOD | {"question": None}), ".question must be text. Received: None"),
        (_questions({"id": "a", "question": "who"}), ".answers must be a list"),
        (
            _questions(GOOD | {"answers": [{"text": "The"}]}),
            r"answers\[0\] must have a text and an",
        ),
        (_questions(GOOD | {"answers": []}), ".answers must not be empty in SQuAD 1.1"),
    ],
)
def test_wrong_shape(tmp_path, content, message):
    path = write_toy(tmp_path / "dev.json", content)
    with pytest.raises(ValueError, match=message) as error:
        read_squad_files(path, "dev", "1.1")
    assert path in str(error.value)


def test_bad_rows_can_be_skipped(tmp_path):
    content = _questions(GOOD, GOOD | {"id": "b", "answers": [7]}, GOOD | {"id": "c"})
    path = write_toy(tmp_path / "dev.json", content)
    summary = read_squad_files(path, "dev", "1.1", skip_bad_rows=True).summary
    assert summary == {"examples": 2, "skipped: bad form": 1}


def test_not_json_and_not_utf8(tmp_path):
    path = tmp_path / "dev.json"
    path.write_text('{"data": [', encoding="utf-8")
    with pytest.raises(ValueError, match="is not JSON: Expecting value"):
        read_squad_files(path, "dev")
    path.write_bytes(json.dumps(toy_content(context="é"), ensure_ascii=False).encode("latin-1"))
    with pytest.raises(ValueError, match="is not UTF-8: byte"):
        read_squad_files(path, "dev")


def test_test_split_without_answers(tmp_path):
    path = write_toy(tmp_path / "test.json", _questions({"id": "a", "question": "who"}))
    examples = read_squad_files(path, "test", "1.1")
    assert (examples.has_answers, examples.summary) == (False, {"examples": 1})


def test_files_at_hand():
    if not FOLDER.exists():
        pytest.skip(f"needs {FOLDER}")
    examples = read_squad_files(FOLDER, "dev", "2.0")
    assert examples.summary["examples"] == 10174
    assert examples.summary["unanswerable"] == 5063
