# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Examples of real text have BERT's statistics, and random pairs are of two documents."""

import collections
import itertools
import lzma
import pathlib

import numpy as np
import pytest

from mobilebert_tf.data import (
    PretrainingDatasetConfig,
    PretrainingExamplesConfig,
    pretraining_dataset,
    write_pretraining_examples,
)
from mobilebert_tf.data.example_statistics import unmasked
from mobilebert_tf.data.inspect_examples import inspect_examples
from mobilebert_tf.models import MobileBERTTokenizer

SHARED = pathlib.Path(__file__).parents[3] / "shared" / "data"
CHARACTERS = 1_500_000
LENGTH, PREDICTIONS = 128, 20
# Pieces in a row that tell which document they are of.
GRAM = 8


def shared(name):
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs {path}")
    return path


def documents():
    with lzma.open(shared("text/wiki-000.txt.xz"), "rt", encoding="utf-8") as file:
        text = file.read(CHARACTERS)
    return [document.splitlines() for document in text.split("\n\n")[:-1]]


@pytest.fixture(scope="module")
def tokenizer():
    return MobileBERTTokenizer(str(shared("vocab/vocab.txt")))


def write(directory, masking, tokenizer):
    config = PretrainingExamplesConfig(
        sequence_length=LENGTH, num_shards=2, held_out_fraction=0, masking=masking, seed=3
    )
    write_pretraining_examples(documents(), tokenizer, directory, config)
    return directory


@pytest.fixture(scope="module", params=["dynamic", pytest.param("static", marks=pytest.mark.slow)])
def directory(request, tmp_path_factory, tokenizer):
    return write(tmp_path_factory.mktemp(request.param), request.param, tokenizer)


@pytest.fixture(scope="module")
def report(directory):
    config = PretrainingDatasetConfig(batch_size=1024, max_predictions=PREDICTIONS)
    return inspect_examples(directory, config)["splits"]["train"]


@pytest.fixture(scope="module")
def batches(directory):
    """One epoch, but for its last few examples."""
    config = PretrainingDatasetConfig(batch_size=256, max_predictions=PREDICTIONS)
    dataset = pretraining_dataset(directory, "train", config)
    number = inspect_examples(directory, config, samples=0)["splits"]["train"]["examples"] // 256
    return list(dataset.take(number).as_numpy_iterator())


def test_a_tenth_of_the_examples_is_short(report):
    """BERT aims at a random length in a tenth of the cases; ends of documents are short too."""
    counts = np.array(report["length"]["counts"])
    assert report["inspected"] > 2500
    assert len(counts) == LENGTH + 1
    # Truncated from the longer side, what is not short is exactly full.
    full = counts[LENGTH] / counts.sum()
    assert 0.5 < full < 0.9
    assert report["first_segment"]["least"] >= 3 and report["second_segment"]["least"] >= 2


def test_every_example_has_its_number_of_masks(batches):
    for batch in batches:
        lengths = batch["padding_mask"].sum(axis=1)
        expected = np.clip(np.round(0.15 * lengths), 1, PREDICTIONS)
        np.testing.assert_array_equal(batch["mask_weights"].sum(axis=1), expected)


def test_masks_are_80_10_10(report):
    """Within three standard errors; one random token in 30,522 is the true one."""
    masking = report["masking"]
    assert masking["special_masked"] == 0
    for name, share in (("mask", 0.8), ("random", 0.1), ("kept", 0.1)):
        error = np.sqrt(share * (1 - share) / masking["selected"])
        assert abs(masking[f"{name}_share"] - share) < 3 * error, name


def test_half_of_the_pairs_are_random(report):
    assert abs(report["next_sentence"]["standard_errors_from_half"]) < 3


def test_lengths_do_not_tell_the_label(batches):
    """Mean lengths of the segments of both kinds of pairs, within three standard errors."""
    labels = np.concatenate([batch["next_sentence_labels"] for batch in batches]) > 0
    real = np.concatenate([batch["padding_mask"] for batch in batches])
    segments = np.concatenate([batch["segment_ids"] for batch in batches])
    for lengths in ((real * (1 - segments)).sum(axis=1), segments.sum(axis=1)):
        difference = lengths[labels].mean() - lengths[~labels].mean()
        error = np.sqrt(sum(lengths[of].var() / of.sum() for of in (labels, ~labels)))
        assert abs(difference) < 3 * error


def test_pairs_are_of_the_documents_they_claim(batches, tokenizer):
    """None that is labelled random is of one document, and all others are."""
    owners = _owners(tokenizer)
    checked = collections.Counter()
    for batch in batches:
        for tokens, segments, real, label in zip(
            unmasked(batch),
            batch["segment_ids"],
            batch["padding_mask"] > 0,
            batch["next_sentence_labels"],
            strict=True,
        ):
            first, second = tokens[(segments == 0) & real][1:-1], tokens[segments == 1][:-1]
            of_first, of_second = _document(first, owners), _document(second, owners)
            if of_first is None or of_second is None:
                continue
            checked[int(label)] += 1
            assert (of_first == of_second) == (label == 0)
    assert min(checked.values()) > 900, checked


def _owners(tokenizer):
    """Pieces in a row -> the only document that has them."""
    owners = {}
    for number, paragraphs in enumerate(documents()):
        ids = list(itertools.chain(*tokenizer(paragraphs).to_list()))
        for start in range(len(ids) - GRAM + 1):
            gram = tuple(ids[start : start + GRAM])
            owners[gram] = number if owners.get(gram, number) == number else None
    return owners


def _document(segment, owners):
    """The document of a segment, None if it is too short or found in several."""
    grams = (tuple(segment[i : i + GRAM]) for i in range(len(segment) - GRAM + 1))
    return next((owner for gram in grams if (owner := owners[gram]) is not None), None)
