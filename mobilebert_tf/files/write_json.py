# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes JSON whole or not at all."""

import json
import os

from mobilebert_tf.files.whole_file import whole_file


def write_json(path: str | os.PathLike[str], content: object) -> None:
    """Writes indented JSON in UTF-8, replacing a file that is there once all is written.

    Raises:
        OSError: if the file cannot be written.
        TypeError: if the content is not what JSON can hold. Nothing is written then.
    """
    with whole_file(path) as partial:
        partial.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
