# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The examples of a unit depend on nothing but its text, number and config."""

import pytest

from mobilebert_tf.data.example_pieces import ExamplePieces
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.text import WordPieceTokenizer
from tests.data.example_records import read_shard

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", *map(str, range(100))]
FIRST_NUMBER = VOCABULARY.index("0")


def make_documents(*numbers, sentences=20):
    """Document n only says n."""
    return [[f"{n} {n} {n}. " * sentences] for n in numbers]


def make_pieces(directory, **settings):
    config = PretrainingExamplesConfig(**{"sequence_length": 16, "held_out_fraction": 0} | settings)
    return ExamplePieces(WordPieceTokenizer(VOCABULARY), VOCABULARY, config, str(directory))


def sources(directory, piece):
    """Which documents the first and the second segments of random pairs are from."""
    found = set(), set()
    for example in read_shard(directory / piece.name):
        tokens, end = example["token_ids"], example["first_segment_length"][0]
        first, second = (
            {token - FIRST_NUMBER for token in segment if token >= FIRST_NUMBER}
            for segment in (tokens[:end], tokens[end:])
        )
        assert len(first) <= 1 and len(second) <= 1
        # A segment may be cut to a full stop.
        if example["next_sentence_label"] == [1]:
            assert not first & second
            found[0].update(first)
            found[1].update(second)
        elif first and second:
            assert first == second
    return found


def test_counts_are_those_of_the_file(tmp_path):
    record = make_pieces(tmp_path, held_out_fraction=0.2).write(3, make_documents(*range(20)))
    assert record.unit == 3 and record.documents == 20
    assert [piece.split for piece in record.pieces] == ["train", "held_out"]
    for piece in record.pieces:
        examples = list(read_shard(tmp_path / piece.name))
        assert piece.examples == len(examples)
        assert piece.tokens == sum(len(example["token_ids"]) for example in examples)
        assert piece.random_next == sum(e["next_sentence_label"][0] for e in examples)


def test_random_segments_are_never_from_the_same_document(tmp_path):
    (piece,) = make_pieces(tmp_path, dupe_factor=20).write(0, make_documents(1, 2, 3)).pieces
    assert sources(tmp_path, piece) == ({1, 2, 3}, {1, 2, 3})


def test_the_same_work_gives_the_same_bytes(tmp_path):
    def content(name, unit, seed=0):
        (tmp_path / name).mkdir()
        pieces = make_pieces(tmp_path / name, seed=seed)
        pieces.write(9, make_documents(7, 8))  # What was done before does not matter.
        record = pieces.write(unit, make_documents(*range(5)))
        return (tmp_path / name / record.pieces[0].name).read_bytes()

    assert content("a", 1) == content("b", 1)
    assert content("c", 2) != content("a2", 1) != content("d", 1, seed=1)


def test_examples_are_shuffled_within_a_block(tmp_path):
    (piece,) = make_pieces(tmp_path).write(0, make_documents(*range(10))).pieces
    firsts = [example["token_ids"][1] for example in read_shard(tmp_path / piece.name)]
    assert firsts != sorted(firsts)


def test_a_lone_document_borrows_from_the_next_unit_that_has_some(tmp_path):
    def lenders():
        yield 5, iter([])
        yield 6, iter(make_documents(50, 51))
        raise AssertionError("enough")

    record = make_pieces(tmp_path, dupe_factor=5).write(4, make_documents(1), lenders)
    (piece,) = record.pieces
    assert piece.documents == record.documents == 1
    assert sources(tmp_path, piece) == ({1}, {50, 51})


def test_nothing_is_borrowed_from_what_is_held_out(tmp_path):
    documents = make_documents(*range(20))
    pieces = make_pieces(tmp_path, held_out_fraction=0.5, dupe_factor=30)
    kept = sources(tmp_path, pieces.write(6, documents).pieces[0])[0]
    record = pieces.write(4, make_documents(99), lambda: iter([(6, documents)]))
    firsts, seconds = sources(tmp_path, record.pieces[0])
    assert firsts == {99} and seconds == kept and 8 <= len(kept) <= 12


@pytest.mark.parametrize("documents", [[], [["\u200d"]], make_documents(1)])
def test_too_little_text_makes_no_file(tmp_path, documents):
    record = make_pieces(tmp_path).write(0, documents)
    assert record.pieces == () and record.documents == len(documents) - (documents == [["\u200d"]])
    assert not list(tmp_path.iterdir())
