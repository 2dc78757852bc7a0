# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes the numbers of the README and of the documents from the records of runs.

    python -m experiments.tables
    python -m experiments.tables --check

With `--check` nothing is written, and the exit status is 1 if a page is not what the
records in `experiments/records/` say.
"""

from __future__ import annotations

import sys

from absl import app, flags

from experiments.pages import PAGES, RECORDS, REPOSITORY, load_records, render
from mobilebert_tf.files import whole_file

_CHECK = flags.DEFINE_bool("check", False, "Write nothing; fail if a page is stale.")


def main(arguments: list[str]) -> None:
    """Brings the pages up to date, or says which is not."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    for path, (pattern, body) in PAGES.items():
        current = path.read_text(encoding="utf-8")
        fresh = render(current, load_records(RECORDS, pattern), body)
        if fresh == current:
            continue
        if _CHECK.value:
            sys.exit(f"{path.relative_to(REPOSITORY)} is stale: python -m experiments.tables")
        with whole_file(path) as partial:
            partial.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    app.run(main)
