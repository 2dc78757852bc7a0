# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""GLUE in small: the toy language in files of GLUE's layout, and presets that read it."""

import pathlib

from mobilebert_tf.models import MobileBERTPretrainer, MobileBERTTextClassifier
from tests.training.toy_sentiment import LABELS, TEXTS, toy_backbone, toy_packer

WORDS = ("negative", "positive")


def write_sst2(folder: pathlib.Path) -> pathlib.Path:
    """Writes SST-2's files, where a text is positive if its word is bad."""
    for split, texts in (("train", 36), ("dev", 18)):
        rows = zip(TEXTS[:texts], LABELS[:texts], strict=True)
        lines = ["sentence\tlabel", *(f"{text}\t{label}" for text, label in rows)]
        _write(folder / "SST-2" / f"{split}.tsv", lines)
    _write(
        folder / "SST-2" / "test.tsv",
        ["index\tsentence", *(f"{i}\t{text}" for i, text in enumerate(TEXTS[:5]))],
    )
    return folder


def write_rte(folder: pathlib.Path) -> pathlib.Path:
    """Writes RTE's files: entailment is the second text being the first one."""
    rows = [(one, TEXTS[i + i % 2]) for i, one in enumerate(TEXTS[:16])]
    words = ["entailment" if one == other else "not_entailment" for one, other in rows]
    lines = [f"{i}\t{a}\t{b}\t{w}" for i, ((a, b), w) in enumerate(zip(rows, words, strict=True))]
    for split in ("train", "dev"):
        _write(folder / "RTE" / f"{split}.tsv", ["index\tsentence1\tsentence2\tlabel", *lines])
    return folder


def write_stsb(folder: pathlib.Path) -> pathlib.Path:
    """Writes STS-B's files: the similarity is 5 for equal texts, 1 for others."""
    lines = ["index\tsentence1\tsentence2\tscore"]
    for i, one in enumerate(TEXTS[:12]):
        lines.append(f"{i}\t{one}\t{TEXTS[i + i % 2]}\t{1 if i % 2 else 5}.000")
    for split in ("train", "dev"):
        _write(folder / "STS-B" / f"{split}.tsv", lines)
    return folder


def save_pretrained(folder: pathlib.Path) -> str:
    """Saves a preset as pre-training leaves it."""
    MobileBERTPretrainer(toy_backbone(), toy_packer()).save_to_preset(str(folder))
    return str(folder)


def toy_sst2_classifier(class_names=WORDS) -> MobileBERTTextClassifier:
    """Returns a random classifier of SST-2's classes, in the order given."""
    backbone = toy_backbone()
    return MobileBERTTextClassifier(
        backbone, num_classes=2, class_names=class_names, preprocessor=toy_packer()
    )


def _write(path: pathlib.Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
