# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Bad input to the quickstart ends in one clear sentence and leaves no half-written file."""

import errno
import os
import re

import pytest

from experiments.quickstart.config import SMOKE, QuickstartConfig
from experiments.quickstart.run import run_quickstart

DOCUMENTS = "".join(
    f"The {word} is here. A second sentence follows it.\nAnother paragraph.\n\n"
    for word in "cat dog bird fish cow hen ant bee".split()
)
LABELS = "".join(f"a {word} thing\t{label}\n" for label in "01" for word in "abcdefghijkl")


@pytest.fixture
def run(tmp_path):
    """Runs the smoke quickstart on the given text and labels, as bytes or str."""

    def run(text=DOCUMENTS, labels=LABELS, **options):
        paths = {}
        for name, content in (("text", text), ("labels", labels)):
            path = tmp_path / name
            if content is not None:
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
            paths[name] = str(path)
        config = QuickstartConfig(scale=SMOKE, **paths | options)
        return run_quickstart(config, tmp_path / "work")

    return run


@pytest.mark.parametrize(
    "content,message",
    [
        ({"text": None}, "text"),
        ({"text": ""}, "no text"),
        ({"text": b"Fine.\n\nNot \xff fine.\n"}, "byte 11"),
        ({"text": "Only one document. It has two sentences.\n"}, "blank line between documents"),
        ({"labels": None}, "labels"),
        ({"labels": "good\t1\nfine\t1\n"}, "only one label"),
        ({"labels": LABELS + "no label here\n"}, "line 25: 1 column instead of 2"),
        ({"labels": LABELS.encode() + b"caf\xe9\t1\n"}, "UTF-8"),
    ],
)
def test_bad_text_or_labels_are_named(run, tmp_path, content, message):
    with pytest.raises(ValueError, match=re.escape(message)) as error:
        run(**content)
    assert str(next(iter(content))) in str(error.value) or "documents" in str(error.value)
    assert "\n" not in str(error.value)
    _assert_whole(tmp_path / "work")


def test_a_work_directory_of_other_labels_is_refused(run, tmp_path):
    with pytest.raises(ValueError, match="blank line between documents"):
        run(text="Only one document. It has two sentences.\n")
    other = tmp_path / "other.tsv"
    other.write_text(LABELS)
    config = QuickstartConfig(text=str(tmp_path / "text"), labels=str(other), scale=SMOKE)
    with pytest.raises(ValueError, match=r"another configuration: labels was .*other\.tsv"):
        run_quickstart(config, tmp_path / "work")


def test_a_full_disk_leaves_no_half_written_file(run, tmp_path, monkeypatch):
    replace = os.replace

    def full(source, target):
        if target.name == "vocab.txt":
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match=r"No space left on device.*free some space.*vocab\.txt"):
        run()
    _assert_whole(tmp_path / "work")


def test_text_without_labels_is_refused():
    with pytest.raises(ValueError, match="given together"):
        QuickstartConfig(text="a.txt")


def _assert_whole(work):
    finished = re.compile(r"state\.json|(training|development|test)\.tsv|vocab\.txt|examples")
    assert all(finished.fullmatch(path.name) for path in work.iterdir())
    assert not (work / "examples" / "summary.json").exists()
