# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Multiple choice from SWAG's columns and others."""

import pytest

from mobilebert_tf.task_data import read_multiple_choice_files

SWAG = (
    ",video-id,fold-ind,startphrase,sent1,sent2,gold-source,ending0,ending1,ending2,ending3,label\n"
    '0,anet_1,9,"A man, he",A man.,He,gold,runs.,"sits, and",stands.,lies.,2\n'
)


def _read(path, content, split="train", **options):
    path.write_text(content, encoding="utf-8")
    return read_multiple_choice_files(path, split, **options)


def test_swag(tmp_path):
    data = _read(tmp_path / "a.csv", SWAG)
    assert data.prompts == ("A man.",)
    assert data.choices == (("He runs.", "He sits, and", "He stands.", "He lies."),)
    assert (data.labels, data.ids) == ((2,), ("anet_1",))


def test_json_lines_and_columns(tmp_path):
    data = _read(tmp_path / "a.jsonl", '{"prompt": "p", "choices": ["a", "b"], "label": 1}\n')
    other = _read(tmp_path / "a.tsv", "prompt\tchoice0\tchoice1\tlabel\np\ta\tb\t1\n")
    assert data == other


def test_choices_are_in_the_order_of_their_numbers(tmp_path):
    names = [*range(9, -1, -1), 10]
    header = "\t".join(["prompt", "label", *(f"choice{number}" for number in names)])
    row = "\t".join(["p", "2", *(f"text {number}" for number in names)])
    data = _read(tmp_path / "a.tsv", f"{header}\n{row}\n")
    assert data.choices == (tuple(f"text {number}" for number in range(11)),)


def test_test_split_without_labels(tmp_path):
    assert _read(tmp_path / "a.tsv", "prompt\tchoice0\tchoice1\np\ta\tb\n", "test").labels is None


@pytest.mark.parametrize(
    "row,message",
    [
        ('{"choices": ["a", "b"], "label": 0}', "there is no prompt"),
        ('{"prompt": "p", "choices": ["a"], "label": 0}', "choices must be two texts or more"),
        ('{"prompt": "p", "choices": ["a", 3], "label": 0}', "choices must be two texts or more"),
        ('{"prompt": "p", "choices": ["a", "b", "c"], "label": 0}', "3 choices instead of 2"),
        ('{"prompt": "p", "choices": ["a", "b"], "label": 2}', "label must be from 0 to 1"),
        ('{"prompt": "p", "choices": ["a", "b"], "label": "x"}', "Received: 'x'"),
        ('{"prompt": "p", "choices": ["a", "b"]}', "Received: None"),
    ],
)
def test_bad_rows(tmp_path, row, message):
    content = '{"prompt": "p", "choices": ["a", "b"], "label": 0}\n' + row
    with pytest.raises(ValueError, match=f"line 2: .*{message}"):
        _read(tmp_path / "a.jsonl", content)
    data = _read(tmp_path / "a.jsonl", content, skip_bad_rows=True)
    assert data.summary == {"examples": 1, "choices": 2, "skipped: bad row": 1}


def test_nothing(tmp_path):
    with pytest.raises(ValueError, match="holds no examples"):
        _read(tmp_path / "a.jsonl", "\n")
