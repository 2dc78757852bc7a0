# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Lines become examples, and columns that are not the task's are named."""

import pytest

from mobilebert_tf.tasks.calibration_lines import read_calibration_lines

NAMES = ("red", "green")


def read(folder, text, task="text_classifier"):
    path = folder / "lines.tsv"
    path.write_text(text, encoding="utf-8")
    return read_calibration_lines(path, task, NAMES)


@pytest.mark.parametrize(
    "task, text, examples",
    [
        ("text_classifier", "a film\n\n good day \n", ["a film", "good day"]),
        ("text_regressor", "a\tb\nc\td\r\n", [("a", "b"), ("c", "d")]),
        ("token_classifier", "Ada met Charles\n", ["Ada met Charles"]),
        ("question_answerer", "who?\ta dog ran\n", [("who?", "a dog ran")]),
        ("multiple_choice", "she\truns\tsits\tis\n", [("she", ["runs", "sits", "is"])]),
        # One second text is also a label's name: the others show that they are texts.
        ("text_classifier", "a\tred\nb\tred car\n", [("a", "red"), ("b", "red car")]),
        ("text_classifier", "\n", []),
    ],
)
def test_every_task_has_its_columns(tmp_path, task, text, examples):
    assert read(tmp_path, text, task) == examples


@pytest.mark.parametrize(
    "task, text, fault",
    [
        ("text_classifier", "a\tb\tc\n", "line 1: 3 columns.*a text, or two texts with a tab"),
        ("text_classifier", "a\tb\n\nc\n", "line 3: 1 columns after lines of 2"),
        ("text_regressor", "a\t\n", "line 1: an empty column"),
        ("token_classifier", "Ada\tB-PER\n", "line 1: 2 columns.*without tags.*calibration_task"),
        ("question_answerer", "who?\n", "line 1: 1 columns.*is question, tab, context"),
        ("multiple_choice", "she\truns\n", "line 1: 2 columns.*two choices or more"),
        ("text_classifier", "a\tred\nb\tgreen\n", "must be texts. Received: labels, such as 'red'"),
        ("text_regressor", "a\t1.5\nb\t3\n", "must be texts. Received: labels, such as '1.5'"),
    ],
)
def test_other_columns_are_named(tmp_path, task, text, fault):
    with pytest.raises(ValueError, match=fault):
        read(tmp_path, text, task)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ValueError, match=r"none\.txt"):
        read_calibration_lines(tmp_path / "none.txt", "text_classifier")
