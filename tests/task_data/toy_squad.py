# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""SQuAD files small enough to write in a test."""

import json
import lzma


def toy_content(**changes) -> dict:
    """Returns one paragraph with an answerable and an unanswerable question."""
    answer = {"text": "quick fox", "answer_start": 4}
    paragraph = {
        "context": "The quick fox jumps over the lazy dog.",
        "qas": [
            {"id": "a", "question": "who jumps", "answers": [answer], "is_impossible": False},
            {"id": "b", "question": "who sings", "answers": [], "is_impossible": True},
        ],
    }
    return {"version": "v2.0", "data": [{"title": "Fox", "paragraphs": [paragraph | changes]}]}


def write_toy(path, content=None) -> str:
    """Writes a file, packed if its name says so."""
    text = json.dumps(toy_content() if content is None else content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lzma.compress(text.encode()) if path.suffix == ".xz" else text.encode())
    return str(path)
