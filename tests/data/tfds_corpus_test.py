# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Data sets of tensorflow-datasets in units."""

import pickle

import pytest
import tensorflow as tf
import tensorflow_datasets as tfds

from mobilebert_tf.data.damaged_input import DamagedInput
from mobilebert_tf.data.tfds_corpus import TfdsCorpus

TEXTS = [f"Title {n}\n\nFirst {n}.\n  Second.  \n" for n in range(50)]


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """A prepared data set of fifty documents in several files; number 7 is no UTF-8."""
    directory = tmp_path_factory.mktemp("tfds")
    texts = [text.encode() for text in TEXTS]
    texts[7] = b"bad \xff byte"
    for name, feature in (("toy", "text"), ("other", "sentence")):
        features = tfds.features.FeaturesDict({feature: tfds.features.Text()})
        write_data_set(directory / name / "1.0.0", name, features, feature, texts)
    return str(directory)


def write_data_set(folder, name, features, feature, texts):
    folder.mkdir(parents=True)
    halves = texts[:20], texts[20:]
    for index, half in enumerate(halves):
        with tf.io.TFRecordWriter(f"{folder}/{name}-train.tfrecord-0000{index}-of-00002") as file:
            for text in half:
                file.write(features.serialize_example({feature: text}))
    template = tfds.core.ShardedFileTemplate(
        dataset_name=name, data_dir=folder, filetype_suffix="tfrecord"
    )
    split = tfds.core.SplitInfo(
        name="train",
        shard_lengths=list(map(len, halves)),
        num_bytes=sum(map(len, texts)),
        filename_template=template,
    )
    tfds.folder_dataset.write_metadata(
        data_dir=folder, features=features, split_infos=[split], filename_template=template
    )


def documents(corpus, policy="skip"):
    damaged = DamagedInput(policy)
    found = [list(corpus.documents(unit, damaged)) for unit in range(len(corpus.sizes))]
    return found, damaged


def test_units_hold_every_document_once(stored):
    whole, _ = documents(TfdsCorpus("toy", 10**9, stored))
    parts, damaged = documents(TfdsCorpus("toy:train", 300, stored))
    assert len(whole) == 1 < len(parts)
    assert [d for unit in parts for d in unit] == whole[0]
    assert len(whole[0]) == 49 and whole[0][0] == ["Title 0", "First 0.", "Second."]
    assert damaged.counts == {"documents": 1}
    assert "toy/1.0.0, train, example 7 is not UTF-8: byte 4 is 0xff" in damaged.reasons[0]


def test_damage_is_an_error_unless_counted(stored):
    with pytest.raises(ValueError, match="example 7 is not UTF-8"):
        documents(TfdsCorpus("toy", 10**9, stored), "error")


def test_workers_get_a_copy(stored):
    corpus = TfdsCorpus("toy", 300, stored)
    copy = pickle.loads(pickle.dumps(corpus))
    assert copy.identity() == corpus.identity() and copy.sizes == corpus.sizes


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("toy:test", r"`split` must be one of \['train'\]"),
        ("other", "with the feature 'text'"),
        ("imdb_reviews", r"\(it has no files\)\. Run `tfds build`"),
        ("nothing_of_that_name", "`name` must be of a data set that is prepared"),
    ],
)
def test_rejects_bad_names(stored, name, message):
    with pytest.raises(ValueError, match=message):
        TfdsCorpus(name, 1000, stored)
