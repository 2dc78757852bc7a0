# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The pages' numbers are those of the records."""

import pytest

from experiments.pages import BEGIN, END, PAGES, RECORDS, load_records, render

RECORD = {
    "title": "my text",
    "command": "make quickstart TEXT=a LABELS=b",
    "report": {
        "task": {
            "majority_accuracy": 0.2,
            "keras_accuracy": 0.8125,
            "float32_accuracy": 0.8125,
            "int8_accuracy": 0.8,
        },
        "masked_lm": {"teacher_accuracy": 0.25, "student_accuracy": 0.24},
        "files": {"int8_bytes": 1_234_567},
        "seconds": {"total": 570.0},
    },
}


def test_renders_a_row_and_the_command_between_the_marks():
    page = render(f"before\n{BEGIN}stale\n{END}after\n", [RECORD])
    assert page.startswith("before\n") and page.endswith("after\n") and "stale" not in page
    row = "| my text | 20.0 % | 81.2 % | 81.2 % | 80.0 % | 1.23 | 25.0 % / 24.0 % / – | 9.5 |"
    assert row in page
    assert "```sh\nmake quickstart TEXT=a LABELS=b\n```" in page


def test_a_page_without_marks_is_refused():
    with pytest.raises(ValueError, match="must hold the marks"):
        render("nothing here", [RECORD])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_pages_say_what_the_records_say(page):
    pattern, body = PAGES[page]
    text = page.read_text(encoding="utf-8")
    assert render(text, load_records(RECORDS, pattern), body) == text
