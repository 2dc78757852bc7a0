# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes the numbers of the README and of the documents from the records of runs.

    python -m experiments.tables
    python -m experiments.tables --check

Folders of the machine that made a record are taken out of it. With `--check` nothing is
written, and the exit status is 1 if a page is not what the records in
`experiments/records/` say.
"""

from __future__ import annotations

import os
import sys

from absl import app, flags

from experiments.pages import REPOSITORY, stale_files
from mobilebert_tf.files import whole_file

_CHECK = flags.DEFINE_bool("check", False, "Write nothing; fail if a page is stale.")


def main(arguments: list[str]) -> None:
    """Brings the pages up to date, or says which is not."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    try:
        stale = stale_files()
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    names = [str(path.relative_to(REPOSITORY)) for path in stale]
    if stale and _CHECK.value:
        sys.exit(f"Stale: {', '.join(names)}. To write them: python -m experiments.tables")
    for path, text in stale.items():
        with whole_file(path) as partial:
            partial.write_text(text, encoding="utf-8")
    print(f"Written: {', '.join(names)}" if stale else "Every page says what the records say.")


if __name__ == "__main__":
    app.run(main)
