# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Reads a JSON object."""

import json
import pathlib


def read_json(path: str) -> dict:
    """Returns a JSON file's object.

    Raises:
        ValueError: if the file holds none.
    """
    try:
        values = json.loads(pathlib.Path(path).read_text("utf-8"))
    except (ValueError, OSError, RecursionError) as error:
        raise ValueError(f"{path} is no JSON file: {error}") from error
    if not isinstance(values, dict):
        raise ValueError(f"{path} must hold a JSON object. Received: {type(values).__name__}")
    return values
