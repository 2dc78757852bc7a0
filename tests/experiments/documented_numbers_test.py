# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A number with a unit in README or docs comes from a record, or is no measurement."""

import re

import pytest

from experiments.pages import RECORDS, REPOSITORY, load_records, without_blocks

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
UNITS = (
    *("%", "×", "ms", "s", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "M", "G", "GFLOPs"),
    *("million", "billion", "points", "times", "seconds", "minutes", "hours", "instructions"),
)
SCORES = "accuracy|correlation|cosine|F1|score"
NUMBER = re.compile(rf"(?<![\w.,])\d[\d.,]*\s?(?:{'|'.join(UNITS)})(?!\w)|(?:{SCORES}) of [\d.]*\d")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)

MACHINE = "what a reader's machine should have"
BUDGET = "a bound that the tests are kept under"
PAPER = "the paper's"
SETTING = "a setting, or its default"
RULE = "what to expect of sound data, by the rules that made it"
EXAMPLE = "a size that a reader may have"
TESTED = "a bound that a test holds"
# Page -> number -> why it needs no record.
ALLOWED = {
    "README.md": {"4 GB": MACHINE, "3.5 GB": MACHINE, "25.3 M": PAPER, "15 minutes": BUDGET},
    "docs/benchmarking.md": {"600 s": SETTING},
    "docs/concepts.md": {"15 %": SETTING},
    "docs/data.md": {
        **dict.fromkeys(("5 %", "15 %", "80 %", "10 %"), SETTING),
        **dict.fromkeys(("50 %", "0.1 %", "100 %"), RULE),
        **dict.fromkeys(("0.5 GB", "1 GB", "100 GB", "3 TB"), EXAMPLE),
    },
    "docs/export.md": {"cosine of 0.999": SETTING},
    "docs/differences.md": {"25.3 M": PAPER, "24.6 M": "table 1's record"},
    "docs/fine_tuning.md": {"0.3 points": "the goal that a record is held against"},
    "docs/training.md": {
        **dict.fromkeys(("0.5 %", "1 %"), TESTED),
        "24 ×": "layers, times their steps",
    },
}


def _numbers(text):
    """What people wrote, without what is to be typed."""
    return {match.group() for match in NUMBER.finditer(FENCE.sub("", without_blocks(text)))}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_no_measurement_without_a_record(page):
    allowed = ALLOWED.get(str(page.relative_to(REPOSITORY)), {})
    found = _numbers(page.read_text("utf-8"))
    assert found - set(allowed) == set(), "make it of a record, or say here why it needs none"
    assert set(allowed) - found == set(), "gone from the page: take it from this list"


def test_the_counts_of_the_readme_are_those_of_the_record():
    counts = load_records(RECORDS, "table_1_cpu.json")["table_1_cpu.json"]["report"]
    text = (REPOSITORY / "README.md").read_text("utf-8")
    assert f"{counts['mobilebert']['parameters']:,} weights" in text
    assert f"{counts['mobilebert']['parameters'] / 1e6:.1f}" == "24.6"


@pytest.mark.parametrize(
    "text,found",
    [
        ("takes 3.5 ms, 26.5 MB and 1,024 instructions", {"3.5 ms", "26.5 MB"}),
        ("a cosine of 0.998 with it", {"cosine of 0.998"}),
        ("12 % of it\n```sh\nsleep 3 s\n```\n", {"12 %"}),
        ("int8, 128 tokens, section 4.2, 4 heads, 3 Seconds", set()),
    ],
)
def test_finds_numbers_with_units(text, found):
    assert found <= _numbers(text)
    assert bool(found) == bool(_numbers(text))
