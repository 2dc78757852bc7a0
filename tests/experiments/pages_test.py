# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The pages' numbers are those of the records."""

import json

import pytest

from experiments.pages import (
    BLOCKS,
    END,
    RECORDS,
    REPOSITORY,
    begin,
    load_records,
    pages,
    render,
    stale_files,
    without_blocks,
)
from experiments.without_folders import without_folders

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
PAGE = (
    f"before\n{begin('quickstarts')}\nstale\n{END}\nbetween\n{begin('data_costs')}\n{END}\nafter\n"
)
# Made where other people's unfinished work lay beside it; to be made again.
NOT_CLEAN = {"example_writing.json"}


@pytest.fixture
def records(tmp_path):
    (tmp_path / "quickstart_a.json").write_text(json.dumps(RECORD))
    return tmp_path


def test_renders_every_block_between_its_marks(records):
    page = render(PAGE, records)
    assert page.startswith("before\n") and page.endswith("after\n") and "stale" not in page
    row = "| my text | 20.0 % | 81.2 % | 81.2 % | 80.0 % | 1.23 | 25.0 % / 24.0 % / – | 9.5 |"
    assert row in page
    assert "```sh\nmake quickstart TEXT=a LABELS=b\n```" in page
    assert page.count("Not measured yet") == 2
    assert render(page, records) == page


def test_what_people_wrote_is_what_is_outside(records):
    assert without_blocks(render(PAGE, records)) == "before\n\nbetween\n\nafter\n"


def test_marks_that_do_not_fit_are_refused(records):
    with pytest.raises(ValueError, match="must name one of"):
        render(f"{begin('nothing')}\n{END}\n", records)
    with pytest.raises(ValueError, match="must be followed by"):
        render(f"{begin('quickstarts')}\n", records)
    with pytest.raises(ValueError, match="must be followed by"):
        render(f"{begin('quickstarts')}\n{begin('data_costs')}\n{END}\n", records)


def test_a_record_that_is_cut_off_is_named(records):
    (records / "quickstart_b.json").write_text('{"report": ')
    with pytest.raises(ValueError, match=r"quickstart_b\.json is no record"):
        render(PAGE, records)


def test_records_lose_the_folders_of_the_machine_that_made_them(records):
    page = records / "quickstart_a.json"
    assert page not in stale_files(records)
    page.write_text(json.dumps(RECORD | {"command": "make quickstart TEXT=/home/me/a.txt"}))
    stale = stale_files(records)
    assert json.loads(stale[page])["command"] == "make quickstart TEXT=a.txt"
    assert "TEXT=a.txt\n" in stale[REPOSITORY / "README.md"]


def test_every_block_has_a_page():
    text = "".join(path.read_text("utf-8") for path in pages())
    assert [block for block in BLOCKS if f"{begin(block)}\n" not in text] == []


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.name)
def test_pages_say_what_the_records_say(page):
    text = page.read_text("utf-8")
    assert render(text) == text, "run python -m experiments.tables"


@pytest.mark.parametrize("name", load_records(RECORDS, "*.json"))
def test_records_come_from_a_commit_and_name_no_folder(name):
    record = json.loads((RECORDS / name).read_text("utf-8"))
    provenance = record.get("provenance") or record["report"]["provenance"]
    assert len(provenance["commit"]) == 40
    assert provenance["dirty"] is (name in NOT_CLEAN)
    assert without_folders(record) == record, "run python -m experiments.tables"


def test_pictures_are_small():
    sizes = {path.name: path.stat().st_size for path in (REPOSITORY / "docs/figures").iterdir()}
    assert {name: size for name, size in sizes.items() if size > 200_000} == {}
