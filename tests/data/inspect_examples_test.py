# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The report on folders of both kinds."""

import json

import pytest

from mobilebert_tf.data.inspect_examples import inspect_examples
from mobilebert_tf.data.pretraining_dataset_config import PretrainingDatasetConfig
from mobilebert_tf.data.vocabulary_file import save_vocabulary
from tests.data.numbered_examples import write_numbered_examples
from tests.data.static_records import write_static

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *(f"word{n}" for n in range(45))]


def inspect(source, on_corrupt="skip", **arguments):
    config = PretrainingDatasetConfig(batch_size=8, max_predictions=3, on_corrupt=on_corrupt)
    return inspect_examples(source, config, **arguments)


def test_our_folder(tmp_path):
    write_numbered_examples(tmp_path, number=40, num_shards=2)
    save_vocabulary(tmp_path / "vocab.txt", PIECES)
    report = json.loads(json.dumps(inspect(tmp_path)))
    assert (report["masked"], report["sequence_length"]) == ("dynamic", 16)
    train = report["splits"]["train"]
    assert train["examples"] == train["inspected"] == 40
    assert train["shards"] == {f"train-0000{i}-of-00002.tfrecord": 20 for i in range(2)}
    assert train["damaged"] == {}
    # Eight or nine tokens, one of which is masked.
    assert train["length"]["mean"] == 8.5
    assert train["masking"]["selected"] == 40
    assert train["next_sentence"]["random_share"] == 0.5
    assert train["vocabulary"]["used"] == 40
    # Of the first eight examples, which have even numbers, the first, fourth and last.
    assert [sample["tokens"] for sample in train["samples"]] == [8, 8, 8]
    assert "word11" in train["samples"][1]["first"]


def test_others_files_without_a_vocabulary(tmp_path):
    write_static(tmp_path, 20)
    report = inspect(tmp_path)
    train = report["splits"]["train"]
    assert report["masked"] == "static"
    assert train["masking"]["mask_share"] == 1.0
    assert train["samples"][0]["first"] == "{10 > 4} 10"
    assert train["next_sentence"]["random"] == 10


def test_limits(tmp_path):
    write_static(tmp_path, 20)
    report = inspect(tmp_path, most_examples=3, samples=0)
    train = report["splits"]["train"]
    assert (train["examples"], train["inspected"], train["samples"]) == (20, 3, [])


@pytest.mark.parametrize("most", [8, 11])
def test_limits_between_batches(tmp_path, most):
    """Eight examples a batch; all of the second one were counted."""
    write_static(tmp_path, 20)
    assert inspect(tmp_path, most_examples=most)["splits"]["train"]["inspected"] == most


def test_damage_is_counted_or_an_error(tmp_path):
    write_numbered_examples(tmp_path, number=40, num_shards=2)
    path = tmp_path / "train-00001-of-00002.tfrecord"
    path.write_bytes(path.read_bytes()[:-1])
    report = inspect(tmp_path)
    assert report["splits"]["train"]["damaged"] == {path.name: {"readable": 19, "lost": 1}}
    with pytest.raises(ValueError, match=r"train-00001-of-00002.tfrecord is damaged: of its 20"):
        inspect(tmp_path, on_corrupt="error")


def test_wrong_vocabulary_shows(tmp_path):
    write_static(tmp_path, 20)
    save_vocabulary(tmp_path / "short.txt", PIECES[:20])
    report = inspect(tmp_path, vocabulary=str(tmp_path / "short.txt"))
    assert report["splits"]["train"]["vocabulary"]["outside"] > 0
