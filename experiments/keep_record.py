# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Keeps the record and the pictures of a finished run, for the page of results.

    python -m experiments.run table_1 --scale=cpu --workdir=table_1
    python -m experiments.keep_record table_1
    python -m experiments.tables

`record.json` of the work directory becomes `experiments/records/<name>_<scale>.json`,
and the pictures beside it (`*.png`) `docs/figures/<name>_<picture>.png`. A record of code
that is in no commit is refused, for nobody could make it again.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from absl import app

from experiments.clean_record import clean_record
from experiments.pages import FIGURES, RECORDS, REPOSITORY, record_text
from mobilebert_tf.files import whole_file

MAX_PICTURE_BYTES = 200_000


def main(arguments: list[str]) -> None:
    """Keeps what the work directory of the command line has."""
    if len(arguments) != 2:
        raise app.UsageError("Pass the work directory of one run.")
    try:
        for path in keep_record(Path(arguments[1])):
            print(path.relative_to(REPOSITORY))
    except (ValueError, OSError) as error:
        sys.exit(f"Not kept: {error}")


def keep_record(work: Path, records: Path = RECORDS, figures: Path = FIGURES) -> list[Path]:
    """Copies record and pictures of a work directory, and returns the copies.

    Raises:
        ValueError: if the directory has no record that can be kept.
    """
    record = clean_record(work / "record.json", "--workdir of a finished experiments.run")
    pictures = sorted(work.glob("*.png"))
    for picture in pictures:
        if (size := picture.stat().st_size) > MAX_PICTURE_BYTES:
            raise ValueError(f"{picture} must have at most 200 kB. Received: {size} bytes")
    name, scale = record["experiment"], re.search(r"--scale=(\w+)", record["command"])[1]
    kept = [records / f"{name}_{scale}.json"]
    with whole_file(kept[0]) as partial:
        partial.write_text(record_text(record), encoding="utf-8")
    for picture in pictures:
        stem = picture.name.removeprefix(f"{name}_").removeprefix(f"{name}.")
        kept.append(figures / (f"{name}_{stem}" if stem != "png" else f"{name}.png"))
        with whole_file(kept[-1]) as partial:
            shutil.copyfile(picture, partial)
    return kept


if __name__ == "__main__":
    app.run(main)
