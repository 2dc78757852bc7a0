# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Files become units that cover them, whatever their number and size."""

import bz2
import pickle

import pytest

from mobilebert_tf.data.damaged_input import DamagedInput
from mobilebert_tf.data.text_corpus import TextCorpus


@pytest.fixture
def paths(tmp_path):
    """A large file, a large archive and four small ones; documents are numbered."""
    number = iter(range(1000))
    texts = {
        name: "\n\n".join(f"document {next(number)} {'x' * 30}" for _ in range(count))
        for name, count in (("a", 100), ("b", 3), ("c", 4), ("d.bz2", 150), ("e", 1), ("f", 2))
    }
    for name, text in texts.items():
        data = text.encode()
        (tmp_path / name).write_bytes(bz2.compress(data) if name == "d.bz2" else data)
    return [str(tmp_path / name) for name in texts]


def numbers(corpus, unit):
    return [int(d[0].split()[1]) for d in corpus.documents(unit, DamagedInput())]


@pytest.mark.parametrize("unit_bytes", [1, 300, 1000, 10_000_000])
def test_units_hold_every_document_once_and_in_order(paths, unit_bytes):
    corpus = TextCorpus(paths, unit_bytes)
    found = [n for unit in range(len(corpus.sizes)) for n in numbers(corpus, unit)]
    assert found == list(range(260))


def test_large_files_are_cut_and_small_ones_joined(paths):
    corpus = TextCorpus(paths, 1000)
    # The first has 4,500 bytes; of an archive only the packed size is known.
    parts = [numbers(corpus, unit) for unit in range(len(corpus.sizes))]
    assert [min(part) for part in parts[:5]] == [0, 20, 40, 60, 80] or len(parts[0]) < 30
    assert any({100, 103} <= set(part) for part in parts)
    assert max(map(len, parts)) >= 150


def test_workers_get_little_and_find_the_same_text(paths):
    corpus = TextCorpus(paths, 1)
    packed = pickle.dumps(corpus)
    assert len(packed) < 1500
    copy = pickle.loads(packed)
    assert copy.sizes == corpus.sizes and numbers(copy, 7) == numbers(corpus, 7)


def test_identity_changes_with_the_content(paths):
    def identity():
        return TextCorpus(paths, 1000).identity()

    before = identity()
    assert before == identity() != TextCorpus(paths, 1001).identity()
    with open(paths[0], "a") as file:
        file.write("\n\nmore")
    assert identity() != before
