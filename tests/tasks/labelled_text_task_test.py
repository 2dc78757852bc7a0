# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One's own texts: the classes are those of the training file, and a tenth judges."""

import pytest

from mobilebert_tf.tasks import task

ROWS = [f"text number {i}\t{'cat' if i % 2 else 'dog'}" for i in range(40)]


def _write(folder, split, rows):
    (folder / f"{split}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def test_a_tenth_is_held_out(tmp_path):
    _write(tmp_path, "train", ROWS)
    training, held_out = (task("text").read(str(tmp_path), split) for split in ("train", "dev"))
    assert (len(training), len(held_out)) == (36, 4)
    assert not set(training.texts) & set(held_out.texts)
    assert training.class_names == held_out.class_names == ("cat", "dog")


def test_a_development_file_is_used_if_there_is_one(tmp_path):
    _write(tmp_path, "train", ROWS)
    _write(tmp_path, "dev", ["another text\tdog"])
    assert len(task("text").read(str(tmp_path), "train")) == 40
    development = task("text").read(str(tmp_path), "dev")
    assert (development.texts, development.labels) == (("another text",), (1,))
    _write(tmp_path, "dev", ["another text\tcow"])
    with pytest.raises(ValueError, match=r"dev.tsv', line 1: label 'cow' is not among"):
        task("text").read(str(tmp_path), "dev")


def test_one_file_is_any_split(tmp_path):
    _write(tmp_path, "mine", ROWS)
    assert len(task("text").read(str(tmp_path / "mine.tsv"), "dev")) == 40


def test_what_is_missing_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"`data` must hold train\.tsv"):
        task("text").read(str(tmp_path), "train")
    _write(tmp_path, "train", ROWS)
    with pytest.raises(ValueError, match=r"`data` must hold test\.tsv"):
        task("text").read(str(tmp_path), "test")
