# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How GLUE's files look, task by task."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

_PLAIN = {"train": "train", "dev": "dev", "test": "test"}
_ENTAILMENT = {"entailment": "entailment", "not_entailment": "not_entailment"}
_THREE_WAY = {"entailment": "entailment", "neutral": "neutral", "contradiction": "contradiction"}
_PREMISE = {"sentence1": "premise", "sentence2": "hypothesis"}


@dataclasses.dataclass(frozen=True, kw_only=True)
class GlueLayout:
    """The files of a task.

    Attributes:
        name: in TensorFlow Datasets and in ours.
        folder: in GLUE's download.
        columns: header of each text column -> the feature's name in TensorFlow Datasets.
        label: header of the label column.
        classes: label in the files, which is what the leaderboard reads too -> name of
            the class, as TensorFlow Datasets has it; in label order. Empty for a number.
        headerless: the columns of those files that have no header.
        splits: our name of a split -> its file, without `.tsv`.
        submissions: test split -> name of the leaderboard's file, without `.tsv`.
    """

    name: str
    folder: str
    columns: Mapping[str, str]
    label: str = "label"
    classes: Mapping[str, str] = dataclasses.field(default_factory=dict)
    headerless: tuple[str, ...] = ()
    splits: Mapping[str, str] = dataclasses.field(default_factory=lambda: _PLAIN)
    submissions: Mapping[str, str]


def _sentences(first: str = "sentence1", second: str = "sentence2") -> dict[str, str]:
    return {first: first, second: second}


_LAYOUTS = (
    GlueLayout(
        name="cola",
        folder="CoLA",
        columns={"sentence": "sentence"},
        classes={"0": "unacceptable", "1": "acceptable"},
        headerless=("source", "label", "mark", "sentence"),
        submissions={"test": "CoLA"},
    ),
    GlueLayout(
        name="sst2",
        folder="SST-2",
        columns={"sentence": "sentence"},
        classes={"0": "negative", "1": "positive"},
        submissions={"test": "SST-2"},
    ),
    GlueLayout(
        name="mrpc",
        folder="MRPC",
        columns={"#1 String": "sentence1", "#2 String": "sentence2"},
        label="Quality",
        classes={"0": "not_equivalent", "1": "equivalent"},
        submissions={"test": "MRPC"},
    ),
    GlueLayout(
        name="qqp",
        folder="QQP",
        columns=_sentences("question1", "question2"),
        label="is_duplicate",
        classes={"0": "not_duplicate", "1": "duplicate"},
        submissions={"test": "QQP"},
    ),
    GlueLayout(
        name="stsb",
        folder="STS-B",
        columns=_sentences(),
        label="score",
        submissions={"test": "STS-B"},
    ),
    GlueLayout(
        name="mnli",
        folder="MNLI",
        columns=_PREMISE,
        label="gold_label",
        classes=_THREE_WAY,
        splits={
            "train": "train",
            "dev_matched": "dev_matched",
            "dev_mismatched": "dev_mismatched",
            "test_matched": "test_matched",
            "test_mismatched": "test_mismatched",
        },
        submissions={"test_matched": "MNLI-m", "test_mismatched": "MNLI-mm"},
    ),
    GlueLayout(
        name="qnli",
        folder="QNLI",
        columns=_sentences("question", "sentence"),
        classes=_ENTAILMENT,
        submissions={"test": "QNLI"},
    ),
    GlueLayout(
        name="rte",
        folder="RTE",
        columns=_sentences(),
        classes=_ENTAILMENT,
        submissions={"test": "RTE"},
    ),
    GlueLayout(
        name="wnli",
        folder="WNLI",
        columns=_sentences(),
        classes={"0": "not_entailment", "1": "entailment"},
        submissions={"test": "WNLI"},
    ),
    GlueLayout(
        name="ax",
        folder="diagnostic",
        columns=_PREMISE,
        classes=_THREE_WAY,
        splits={"test": "diagnostic"},
        submissions={"test": "AX"},
    ),
)
_BY_NAME = {layout.name: layout for layout in _LAYOUTS}


def glue_layout(name: str) -> GlueLayout:
    """Returns the layout of a task.

    Raises:
        ValueError: for an unknown name.
    """
    if name not in _BY_NAME:
        raise ValueError(f"`name` must be one of {glue_task_names()}. Received: name={name!r}")
    return _BY_NAME[name]


def glue_task_names() -> tuple[str, ...]:
    """Returns the nine tasks and `ax`, the diagnostic set."""
    return tuple(_BY_NAME)
