# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The reference says what the docstrings say."""

import griffe
import pytest

from experiments.reference_entry import reference_entry
from experiments.reference_pages import REPOSITORY, lazy_names, reference_pages, stale_pages

SOURCE = '''
class Counter:
    """Counts things.

    ```python
    Counter(start=3)
    ```

    Args:
        start: where it begins;
            a whole number.

    Raises:
        ValueError: if `start` is negative.
    """

    def __init__(self, start: int = 0, *, by=1, **others):
        pass

    def count(self, thing) -> int:
        """Counts one thing.

        Returns:
            How many there were.
        """

    def call(self, inputs):
        """Keras documents this."""

    def _private(self):
        """Nobody sees this."""
'''


@pytest.fixture
def counter(tmp_path):
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text(SOURCE)
    module = griffe.load(
        "package", search_paths=[tmp_path], allow_inspection=False, docstring_parser="google"
    )
    return reference_entry(module["Counter"], "package.Counter")


def test_every_page_is_current():
    stale = {path.name for path in stale_pages()}
    assert stale == set(), "run python -m experiments.reference"


def test_every_public_name_of_every_package_has_an_entry():
    pages = {path.stem: text for path, text in reference_pages().items()}
    for path in (REPOSITORY / "mobilebert_tf").glob("*/__init__.py"):
        for name in lazy_names(path):
            assert f"\n## `{name}`\n" in pages[path.parent.name]


def test_an_entry_has_signature_source_and_docstring(counter):
    assert "```python\nCounter(start: int = 0, *, by=1, **others)\n```" in counter
    assert "`package.Counter`, in [`package/__init__.py`](../../package/__init__.py)" in counter
    assert "- `start`: where it begins;\n  a whole number." in counter
    assert "- `ValueError`: if `start` is negative." in counter
    assert "```python\nCounter(start=3)\n```" in counter


def test_methods_that_are_public_and_ours_follow(counter):
    assert "### `Counter.count`\n\n```python\ncount(thing) -> int\n```" in counter
    assert "**Returns**\n\nHow many there were." in counter
    assert "Keras documents this" not in counter and "Nobody" not in counter
