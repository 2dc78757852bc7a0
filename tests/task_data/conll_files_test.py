# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Columns of words and tags, and everything that can be wrong with them."""

import pathlib

import pytest

from mobilebert_tf.task_data import read_conll_files

NER = pathlib.Path(__file__).parents[2] / ".." / "shared" / "data" / "ner"


def _write(path, *lines) -> str:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "tags,expected",
    [
        ("I-PER I-PER B-PER O", "B-PER I-PER B-PER O"),  # IOB1
        ("B-PER I-PER B-PER O", "B-PER I-PER B-PER O"),  # IOB2
        ("B-PER E-PER S-PER O", "B-PER I-PER B-PER O"),  # BIOES
        ("B-PER L-PER U-PER O", "B-PER I-PER B-PER O"),  # BILOU
        ("I-PER I-LOC O I-LOC", "B-PER B-LOC O B-LOC"),
    ],
)
def test_every_scheme_becomes_iob2(tmp_path, tags, expected):
    lines = [f"word {tag}" for tag in tags.split()]
    data = read_conll_files(_write(tmp_path / "a.txt", *lines), "dev")
    assert data.tags == (tuple(expected.split()),)
    changed = sum(a != b for a, b in zip(tags.split(), expected.split(), strict=True))
    assert data.notes.get("tags brought into IOB2", 0) == changed


def test_sentences_documents_and_columns(tmp_path):
    path = _write(
        tmp_path / "eng.testa",
        "-DOCSTART- -X- -X- O",
        "",
        "Ada NNP B-NP B-PER",
        "met VBD B-VP O",
        "",
        "",
        "-DOCSTART- -X- -X- O",
        "London NNP B-NP B-LOC",
    )
    data = read_conll_files(tmp_path, "dev")
    assert data.sentences == (("Ada", "met"), ("London",))
    assert data.tags == (("B-PER", "O"), ("B-LOC",))
    assert data.summary == {"examples": 2, "words": 3, "documents": 2}
    assert read_conll_files(path, "dev", column=2).tags[0] == ("B-NP", "B-VP")


def test_words_may_hold_spaces_between_tabs(tmp_path):
    data = read_conll_files(_write(tmp_path / "a", "New York\tB-LOC", "\t", "#x\tO"), "test")
    assert data.sentences == (("New York",), ("#x",))


@pytest.mark.parametrize(
    "row,column,message",
    [
        ("Ada", -1, "line 2: 1 columns instead of 2"),
        ("Ada B-PER O", -1, "line 2: 3 columns instead of 2"),
        ("\tO", -1, "line 2: the word is empty"),
        ("Ada PER", -1, "line 2: tag 'PER' is neither O nor like B-TYPE"),
        ("Ada B-", -1, "tag 'B-' is neither"),
        ("Ada O", 2, "line 1: there is no column 2 of tags"),
        ("Ada O", 0, "line 1: there is no column 0 of tags"),
    ],
)
def test_broken_rows(tmp_path, row, column, message):
    path = _write(tmp_path / "a", "met O", row)
    with pytest.raises(ValueError, match=message):
        read_conll_files(path, "train", column)


def test_broken_rows_can_be_skipped(tmp_path):
    path = _write(tmp_path / "a", "met O", "Ada", "\tO", "Ada PER", "Ada B-PER")
    data = read_conll_files(path, "train", skip_bad_rows=True)
    assert data.sentences == (("met", "Ada"),)
    assert data.notes == {
        "skipped: wrong columns": 1,
        "skipped: empty word": 1,
        "skipped: unknown tag": 1,
    }


def test_files_of_a_folder(tmp_path):
    for name in ("wnut17train.conll", "emerging.dev.conll", "emerging.test.annotated"):
        _write(tmp_path / name, f"{name} O")
    for split in ("train", "dev", "test"):
        assert split in read_conll_files(tmp_path, split).sentences[0][0]
    _write(tmp_path / "other.dev.conll", "x O")
    with pytest.raises(ValueError, match="must have one file for the split 'dev'"):
        read_conll_files(tmp_path, "dev")
    with pytest.raises(ValueError, match=r"must be one of \['train', 'dev', 'test'\]"):
        read_conll_files(tmp_path, "all")


def test_nothing_to_read(tmp_path):
    with pytest.raises(ValueError, match="holds no tagged words"):
        read_conll_files(_write(tmp_path / "a", "", ""), "dev")
    with pytest.raises(ValueError, match="a folder with a file named after the split 'train'"):
        read_conll_files(tmp_path, "train")
    (tmp_path / "b").write_bytes("caf\xe9 O".encode("latin-1"))
    with pytest.raises(ValueError, match="is not UTF-8"):
        read_conll_files(tmp_path / "b", "train")


def test_files_at_hand():
    if not NER.exists():
        pytest.skip(f"needs {NER}")
    summaries = {
        split: read_conll_files(NER / "wnut17", split).summary for split in ("train", "dev", "test")
    }
    assert summaries["train"] == {"examples": 3394, "words": 62730}
    assert summaries["test"] == {"examples": 1287, "words": 23394}
    wikigold = read_conll_files(NER / "wikigold" / "wikigold.conll.txt", "train")
    assert wikigold.summary == {
        "examples": 1696,
        "words": 39007,
        "documents": 145,
        "tags brought into IOB2": 3558,
    }
    with pytest.raises(ValueError, match="line 22918: the word is empty"):
        read_conll_files(NER / "btc" / "h.conll", "train")
