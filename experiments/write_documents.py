# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Writes documents as the plain text that everything here reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mobilebert_tf.files import whole_file


def write_documents(path: Path, documents: Iterable[list[str]]) -> None:
    """Writes one paragraph a line and a blank line after each document, whole or not at all."""
    with whole_file(path) as partial, open(partial, "w", encoding="utf-8") as file:
        for document in documents:
            file.writelines(f"{paragraph}\n" for paragraph in document)
            file.write("\n")
