# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tagging, several labels and multiple choice that a toy model can learn, and its preset."""

import json
import pathlib
import random

from mobilebert_tf.models import MobileBERTPretrainer
from tests.models.toy import toy_backbone, toy_preprocessor

WORDS = "the quick brown fox jumps over lazy dog good bad film is was".split()
# An animal may be lazy, and then that belongs to it.
_TAGS = {"fox": "B-ANIMAL", "dog": "B-ANIMAL", "film": "B-THING"}


def save_toy_preset(folder: pathlib.Path) -> str:
    """Saves a preset of the toy vocabulary as pre-training leaves it."""
    model = MobileBERTPretrainer(toy_backbone(num_layers=1), toy_preprocessor())
    model.save_to_preset(str(folder))
    return str(folder)


def write_tagging(folder: pathlib.Path) -> str:
    """Writes sentences, some longer than a toy window, in which animals and things are tagged."""
    draw = random.Random(0)
    for split, number in (("train", 96), ("dev", 24)):
        rows = []
        for _ in range(number):
            words = draw.choices(WORDS, k=draw.randint(2, 14))
            rows += [f"{word}\t{tag}" for word, tag in zip(words, _tags(words), strict=True)] + [""]
        (folder / f"{split}.conll").write_text("\n".join(rows), encoding="utf-8")
    return str(folder)


def _tags(words: list[str]) -> list[str]:
    tags = [_TAGS.get(word, "O") for word in words]
    for index in range(len(words) - 1):
        if words[index] == "lazy" and tags[index + 1] == "B-ANIMAL":
            tags[index : index + 2] = ["B-ANIMAL", "I-ANIMAL"]
    return tags


def write_multi_label(folder: pathlib.Path) -> str:
    """Writes texts whose labels are three of the words."""
    draw = random.Random(0)
    for split, number in (("train", 96), ("dev", 24)):
        rows = ["fox,dog,film,text"]
        for _ in range(number):
            words = draw.choices(WORDS, k=4)
            flags = [str(int(word in words)) for word in ("fox", "dog", "film")]
            rows.append(",".join([*flags, " ".join(words)]))
        (folder / f"{split}.csv").write_text("\n".join(rows), encoding="utf-8")
    return str(folder)


def write_multiple_choice(folder: pathlib.Path) -> str:
    """Writes prompts of which the continuation with "good" in it is right."""
    draw = random.Random(0)
    neutral = [word for word in WORDS if word not in ("good", "bad")]
    for split, number in (("train", 96), ("dev", 24)):
        with open(folder / f"{split}.jsonl", "w", encoding="utf-8") as file:
            for _ in range(number):
                choices = [f"{draw.choice(neutral)} bad" for _ in range(3)]
                label = draw.randrange(3)
                choices[label] = choices[label].replace("bad", "good")
                row = {"prompt": draw.choice(neutral), "choices": choices, "label": label}
                file.write(json.dumps(row) + "\n")
    return str(folder)
