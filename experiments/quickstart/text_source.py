# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Where a quickstart's text and labels come from."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import tqdm

from experiments.pretraining.docstring_corpus import docstring_documents, read_docstrings
from experiments.pretraining.toy_corpus import toy_documents, toy_labelled_texts
from experiments.quickstart.config import SMOKE, QuickstartConfig
from experiments.quickstart.docstring_passages import PassagesConfig, docstring_passages
from experiments.write_documents import write_documents
from mobilebert_tf.task_data import LabelledText, read_labelled_text, split_labelled_text

_TEST_FRACTION = 0.1
_DEVELOPMENT_FRACTION = 0.05


@dataclasses.dataclass(frozen=True)
class TextSource:
    """Plain text, and labelled texts for training, development and test.

    Attributes:
        description: what it is, for people.
        path: the text, as `read_documents` takes it.
        splits: training, development and test, with the same classes.
    """

    description: str
    path: str | Path
    splits: tuple[LabelledText, LabelledText, LabelledText]


def text_source(config: QuickstartConfig, path: Path) -> TextSource:
    """Returns the source of a run; text that is made here is written to `path`.

    Raises:
        ValueError: if the text or the labels cannot be read.
    """
    if config.text is not None:
        return _own_text(config)
    if config.scale == SMOKE:
        return _toy_text(config, path)
    return _docstrings(config, path)


def _own_text(config: QuickstartConfig) -> TextSource:
    labelled = read_labelled_text(config.labels)
    if config.test_labels is None:
        training, test = split_labelled_text(labelled, _TEST_FRACTION, config.seed)
    else:
        training = labelled
        test = read_labelled_text(config.test_labels, labelled.class_names)
    splits = split_labelled_text(training, _DEVELOPMENT_FRACTION, config.seed)
    return TextSource(f"`{config.text}`", str(Path(config.text).absolute()), (*splits, test))


def _toy_text(config: QuickstartConfig, path: Path) -> TextSource:
    write_documents(path, toy_documents(config.seed))
    labelled = LabelledText.from_pairs(toy_labelled_texts(config.seed))
    training, test = split_labelled_text(labelled, _TEST_FRACTION, config.seed)
    splits = split_labelled_text(training, _TEST_FRACTION, config.seed)
    return TextSource("a toy language", path, (*splits, test))


def _docstrings(config: QuickstartConfig, path: Path) -> TextSource:
    with tqdm.tqdm(desc="source files", unit="") as line:
        modules = read_docstrings(progress=line.update)
    write_documents(path, docstring_documents(modules))
    training, test = docstring_passages(modules, PassagesConfig(seed=config.seed))
    splits = split_labelled_text(training, _DEVELOPMENT_FRACTION, config.seed)
    return TextSource("the docstrings of installed packages", path, (*splits, test))
