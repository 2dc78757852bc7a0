# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A question answering task that a toy model can learn: find the one word of praise or blame."""

import json
import pathlib
import random

WORDS = "the quick brown fox jumps over lazy dog is was film".split()
ANSWERS = ("good", "bad")


def write_squad(folder: pathlib.Path, version: str = "1.1", train: int = 96, dev: int = 24) -> str:
    """Writes SQuAD files with contexts longer than a toy window; of 2.0 some without an answer."""
    draw = random.Random(0)
    for split, number in (("train", train), ("dev", dev)):
        paragraphs = [_paragraph(draw, f"{split}{i}", version) for i in range(number)]
        content = {"version": version, "data": [{"title": "toy", "paragraphs": paragraphs}]}
        path = folder / f"{split}-v{version}.json"
        path.write_text(json.dumps(content), encoding="utf-8")
    return str(folder)


def _paragraph(draw: random.Random, key: str, version: str) -> dict:
    words = draw.choices(WORDS, k=draw.randint(5, 16))
    question = {"id": key, "question": "how was the film", "answers": []}
    if version == "1.1" or draw.random() < 0.7:
        place, answer = draw.randrange(len(words)), draw.choice(ANSWERS)
        words.insert(place, answer)
        start = len(" ".join(["", *words[:place], ""])) - 1
        question["answers"] = [{"text": answer, "answer_start": start}]
    question["is_impossible"] = not question["answers"]
    return {"context": " ".join(words), "qas": [question]}
