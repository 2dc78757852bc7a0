# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Written examples: splits, counts, determinism, errors."""

import json

import pytest

from mobilebert_tf.data.pretraining_examples import write_pretraining_examples
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig
from mobilebert_tf.data.vocabulary_file import load_vocabulary
from mobilebert_tf.models import MobileBERTTokenizer
from mobilebert_tf.text import WordPieceTokenizer
from tests.data.example_records import largest_file, read_shard

CONFIG = PretrainingExamplesConfig(sequence_length=16, num_shards=2, held_out_fraction=0.2)
NUMBERS = [str(number) for number in range(100)]
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", *NUMBERS]
FIRST_NUMBER = VOCABULARY.index("0")


def make_documents(number):
    """Document n only says n, in 20 sentences of four tokens."""
    return [[f"{n} {n} {n}. " * 5] * 4 for n in range(number)]


def write(directory, documents, config=CONFIG, progress=None):
    tokenizer = MobileBERTTokenizer(VOCABULARY)
    return write_pretraining_examples(documents, tokenizer, directory, config, progress)


def documents_of(directory, split):
    """Numbers of the documents that a split's examples speak of."""
    return {
        token - FIRST_NUMBER
        for path in directory.glob(f"{split}-*.tfrecord")
        for example in read_shard(path)
        for token in example["token_ids"]
        if token >= FIRST_NUMBER
    }


def test_documents_are_on_one_side_only(tmp_path):
    summary = write(tmp_path, make_documents(20))
    train, held_out = documents_of(tmp_path, "train"), documents_of(tmp_path, "held_out")
    assert (len(train), len(held_out)) == (16, 4)
    assert train | held_out == set(range(20)) and not train & held_out
    assert (summary["train"]["documents"], summary["held_out"]["documents"]) == (16, 4)


def test_summary_counts_what_is_there(tmp_path):
    summary = write(tmp_path, make_documents(20))
    assert json.loads((tmp_path / "summary.json").read_text()) == summary
    assert summary["vocabulary_size"] == 106
    ids = [summary[f"{name}_token_id"] for name in ("pad", "cls", "sep", "mask")]
    assert ids == [0, 2, 3, 4]
    for split in ("train", "held_out"):
        examples = {name: list(read_shard(tmp_path / name)) for name in summary[split]["shards"]}
        assert {name: len(found) for name, found in examples.items()} == summary[split]["shards"]
        flat = [example for found in examples.values() for example in found]
        assert summary[split]["examples"] == len(flat)
        assert summary[split]["tokens"] == sum(len(e["token_ids"]) for e in flat)
        assert summary[split]["random_next"] == sum(e["next_sentence_label"][0] for e in flat)
        assert max(len(example["token_ids"]) for example in flat) <= 16


def test_same_files_for_a_seed_and_others_for_another(tmp_path):
    def files(name, seed):
        config = PretrainingExamplesConfig(sequence_length=16, num_shards=1, seed=seed)
        write(tmp_path / name, make_documents(20), config)
        return [path.read_bytes() for path in sorted((tmp_path / name).glob("*.tfrecord"))]

    assert files("a", 0) == files("b", 0) != files("c", 1)


def test_small_blocks_lose_no_document(tmp_path):
    config = PretrainingExamplesConfig(sequence_length=16, held_out_fraction=0.2, block_bytes=500)
    # A document has 120 bytes and more, so a block has five at most.
    summary = write(tmp_path, make_documents(23), config)
    train, held_out = documents_of(tmp_path, "train"), documents_of(tmp_path, "held_out")
    assert train | held_out == set(range(23)) and not train & held_out
    assert summary["held_out"]["documents"] == len(held_out) >= 2


def test_without_held_out_documents(tmp_path):
    config = PretrainingExamplesConfig(sequence_length=16, num_shards=1, held_out_fraction=0)
    assert "held_out" not in write(tmp_path, make_documents(2), config)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "summary.json",
        "tokenizer.json",
        "train-00000-of-00001.tfrecord",
        "vocab.txt",
    ]


def test_the_tokenizer_is_kept_beside_the_examples(tmp_path):
    summary = write(tmp_path, make_documents(20))
    assert load_vocabulary(tmp_path / "vocab.txt") == VOCABULARY
    settings = {"lowercase": True, "strip_accents": True, "split_on_cjk": True}
    assert json.loads((tmp_path / "tokenizer.json").read_text()) == settings
    assert summary["tokenizer"] == settings


def test_examples_that_were_there_are_replaced(tmp_path):
    write(tmp_path, make_documents(20), PretrainingExamplesConfig(sequence_length=16, num_shards=3))
    write(tmp_path, make_documents(20))
    assert len(list(tmp_path.glob("train-*"))) == 2


def test_progress_counts_documents(tmp_path):
    reports = []
    write(tmp_path, [["1 2. 3."]] * 230, progress=reports.append)
    assert reports == [100, 100, 30]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_too_few_documents_is_one_sentence_and_changes_nothing(tmp_path, number):
    (tmp_path / "summary.json").write_text("{}")
    with pytest.raises(ValueError, match=f"at least 4.*Received: {number} with text"):
        write(tmp_path, make_documents(number))
    assert [path.name for path in tmp_path.iterdir()] == ["summary.json"]


def test_one_document_says_why(tmp_path):
    config = PretrainingExamplesConfig(held_out_fraction=0)
    with pytest.raises(ValueError, match=r"at least 2, because.*other documents.*Received: 1"):
        write(tmp_path, make_documents(1), config)


def test_full_disk_leaves_nothing(tmp_path):
    with largest_file(20_000), pytest.raises(OSError, match=r"Cannot write.*free some space"):
        write(tmp_path, make_documents(100))
    assert not list(tmp_path.iterdir())


def test_a_vocabulary_without_special_tokens_is_named(tmp_path):
    tokenizer = WordPieceTokenizer(["[PAD]", "[UNK]", "[CLS]", "a"])
    with pytest.raises(ValueError, match=r"`vocabulary` must hold \[SEP\]"):
        write_pretraining_examples(make_documents(9), tokenizer, tmp_path, CONFIG)
    assert not list(tmp_path.iterdir())
