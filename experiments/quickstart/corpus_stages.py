# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The stages that make data: text and labels, the vocabulary, the examples."""

from __future__ import annotations

from pathlib import Path

from experiments.pretraining.vocabulary import write_vocabulary
from experiments.pretraining.write_examples import write_examples
from experiments.quickstart.config import QuickstartConfig
from experiments.quickstart.text_source import TextSource, text_source
from experiments.work_directory import WorkDirectory
from mobilebert_tf.data import read_documents
from mobilebert_tf.files import whole_file
from mobilebert_tf.task_data import LabelledText, read_labelled_text

SPLITS = ("training", "development", "test")


def collect_text(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Finds the text, and writes the labelled texts as three TSV files."""
    source: TextSource = text_source(config, work / "text.txt")
    for split, data in zip(SPLITS, source.splits, strict=True):
        _write_labelled_text(work / f"{split}.tsv", data)
    next(read_documents(source.path), None)
    return {
        "source": source.description,
        "path": str(source.path),
        "classes": list(source.splits[0].class_names),
    }


def learn(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Learns a WordPiece vocabulary from the text."""
    text = work.result("text")["path"]
    return {"size": write_vocabulary(work.path, text, config.scale.vocabulary_size)}


def make_examples(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Writes sentence pairs, some documents' held out for evaluation."""
    text = work.result("text")["path"]
    return write_examples(work.path, text, config.scale.sequence_length, config.seed)


def load_labelled_text(work: WorkDirectory, split: str) -> LabelledText:
    """Returns one of the `SPLITS`, its classes in the same order as the others'."""
    return read_labelled_text(work / f"{split}.tsv", work.result("text")["classes"])


def _write_labelled_text(path: Path, data: LabelledText) -> None:
    rows = (
        f"{text}\t{data.class_names[label]}\n"
        for text, label in zip(data.texts, data.labels, strict=True)
    )
    with whole_file(path) as partial:
        partial.write_text("text\tlabel\n" + "".join(rows), encoding="utf-8")
