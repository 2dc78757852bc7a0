# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes the reference of the library's public names from their docstrings.

    python -m experiments.reference
    python -m experiments.reference --check

One page of `docs/reference/` for each sub-package, with what its `__init__.py` offers.
With `--check` nothing is written, and the exit status is 1 if a page is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from absl import app, flags

from experiments.reference_pages import stale_pages
from mobilebert_tf.files import whole_file

_CHECK = flags.DEFINE_bool("check", False, "Write nothing; fail if a page is stale.")


def main(arguments: list[str]) -> None:
    """Brings the pages up to date, or says which are not."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    stale = stale_pages()
    names = ", ".join(path.name for path in stale)
    if stale and _CHECK.value:
        sys.exit(f"Stale in docs/reference: {names}. To write: python -m experiments.reference")
    for path, text in stale.items():
        _write(path, text)
    print(f"Written: {names}" if stale else "Every page says what the docstrings say.")


def _write(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as partial:
        partial.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    app.run(main)
