# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Parsed examples as what a model is trained on."""

from collections.abc import Callable

import tensorflow as tf

from mobilebert_tf.data.example_files import ExampleFiles
from mobilebert_tf.data.pretraining_dataset_config import PretrainingDatasetConfig
from mobilebert_tf.data.static_examples import StaticExamples
from mobilebert_tf.data.vocabulary_file import load_vocabulary
from mobilebert_tf.text.masked_lm_masker import MaskedLMMasker

Examples = dict[str, tf.Tensor]


def batch_maker(
    files: ExampleFiles, config: PretrainingDatasetConfig
) -> Callable[[Examples, tf.Tensor], dict[str, tf.Tensor]]:
    """Returns what turns parsed examples, and the number of the first, into a batch.

    Masks depend on the number. Examples that were masked when they were written
    keep their masks.

    Raises:
        ValueError: if files and config do not fit.
    """
    if isinstance(files.examples, StaticExamples):
        _check_masked(files, config)
        return lambda examples, number: files.examples.batch(examples)
    if files.sequence_length < config.max_predictions:
        raise ValueError(
            f"`max_predictions` must be at most the sequence length, {files.sequence_length}. "
            f"Received: max_predictions={config.max_predictions}."
        )
    masker = _make_masker(files, config)
    return lambda examples, number: files.examples.batch(examples, masker, number)


def _check_masked(files: ExampleFiles, config: PretrainingDatasetConfig) -> None:
    if config.whole_word_masking:
        raise ValueError(
            "`whole_word_masking` must be False for examples that were masked when they were "
            f"written. Received: whole_word_masking=True for {files.paths[0]!r}. Write them with "
            "whole words masked, or unmasked."
        )
    if files.examples.max_predictions > config.max_predictions:
        raise ValueError(
            f"`max_predictions` must be at least that of the examples, "
            f"{files.examples.max_predictions}. Received: "
            f"max_predictions={config.max_predictions}. Raise it."
        )


def _make_masker(files: ExampleFiles, config: PretrainingDatasetConfig) -> MaskedLMMasker:
    ids = {name: files.summary[f"{name}_token_id"] for name in ("pad", "cls", "sep", "mask")}
    return MaskedLMMasker(
        vocabulary_size=files.summary["vocabulary_size"],
        mask_token_id=ids["mask"],
        unselectable_token_ids=(ids["pad"], ids["cls"], ids["sep"]),
        padding_token_id=ids["pad"],
        continuation_token_ids=_continuations(files) if config.whole_word_masking else (),
        max_predictions=config.max_predictions,
        selection_rate=config.selection_rate,
        seed=config.seed,
    )


def _continuations(files: ExampleFiles) -> tuple[int, ...]:
    if files.vocabulary is None:
        raise ValueError(
            "`whole_word_masking` needs the vocabulary. Received: whole_word_masking=True for "
            f"{files.paths[0]!r}, which has no vocab.txt beside it. Copy it there."
        )
    pieces = load_vocabulary(files.vocabulary)
    if len(pieces) != files.summary["vocabulary_size"]:
        raise ValueError(
            f"{files.vocabulary!r} must be the vocabulary of the examples, of "
            f"{files.summary['vocabulary_size']} word pieces. Received: {len(pieces)}."
        )
    return tuple(index for index, piece in enumerate(pieces) if piece.startswith("##"))
