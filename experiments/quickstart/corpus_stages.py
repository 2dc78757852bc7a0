# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The stages that make data: text and labels, the vocabulary, the examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import tqdm

from experiments.quickstart.config import QuickstartConfig
from experiments.quickstart.text_source import TextSource, text_source
from experiments.work_directory import WorkDirectory
from mobilebert_tf.data import (
    PretrainingExamplesConfig,
    learn_vocabulary,
    load_vocabulary,
    read_documents,
    save_vocabulary,
    write_pretraining_examples,
)
from mobilebert_tf.files import whole_file
from mobilebert_tf.models import MobileBERTTokenizer
from mobilebert_tf.task_data import LabelledText, read_labelled_text

EXAMPLES = "examples"
VOCABULARY = "vocab.txt"
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
    """Learns a WordPiece vocabulary from the text and the training labels' texts."""
    paragraphs = _paragraphs(read_documents(work.result("text")["path"]))
    vocabulary = learn_vocabulary(
        tqdm.tqdm(paragraphs, desc="paragraphs", unit=""), config.scale.vocabulary_size
    )
    save_vocabulary(work / VOCABULARY, vocabulary)
    return {"size": len(vocabulary)}


def write_examples(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Writes sentence pairs, some documents' held out for evaluation."""
    documents = read_documents(work.result("text")["path"])
    with tqdm.tqdm(desc="documents", unit="") as line:
        summary = write_pretraining_examples(
            documents,
            load_tokenizer(work),
            work / EXAMPLES,
            PretrainingExamplesConfig(
                sequence_length=config.scale.sequence_length, seed=config.seed
            ),
            line.update,
        )
    return {
        "documents": sum(summary[split]["documents"] for split in ("train", "held_out")),
        "train": summary["train"]["examples"],
        "held_out": summary["held_out"]["examples"],
    }


def load_tokenizer(work: WorkDirectory) -> MobileBERTTokenizer:
    """Returns the tokenizer of the run's vocabulary."""
    return MobileBERTTokenizer(load_vocabulary(work / VOCABULARY))


def load_labelled_text(work: WorkDirectory, split: str) -> LabelledText:
    """Returns one of the `SPLITS`, its classes in the same order as the others'."""
    return read_labelled_text(work / f"{split}.tsv", work.result("text")["classes"])


def _paragraphs(documents: Iterable[list[str]]) -> Iterator[str]:
    return (paragraph for document in documents for paragraph in document)


def _write_labelled_text(path: Path, data: LabelledText) -> None:
    rows = (
        f"{text}\t{data.class_names[label]}\n"
        for text, label in zip(data.texts, data.labels, strict=True)
    )
    with whole_file(path) as partial:
        partial.write_text("text\tlabel\n" + "".join(rows), encoding="utf-8")
