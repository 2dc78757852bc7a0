# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The same tasks from TensorFlow Datasets, whose builders exist and whose data is invented."""

import pytest
import tensorflow_datasets as tfds

from mobilebert_tf.task_data import glue_layout, glue_task_names, read_glue_tfds


@pytest.mark.parametrize("name", glue_task_names())
def test_every_task_is_read_by_its_builders_features(name, tmp_path):
    layout = glue_layout(name)
    split = "test" if name == "ax" else next(s for s in layout.splits if s.startswith("dev"))
    with tfds.testing.mock_data(num_examples=6):
        found = read_glue_tfds(layout, split, tmp_path)
    assert len(found) == 6
    assert (found.second_texts is None) == (len(layout.columns) == 1)
    assert found.class_names == tuple(layout.classes.values())
    assert len(found.labels) == 6  # The invented labels are never -1.


def test_a_data_set_that_is_not_there_is_fetched(tmp_path, monkeypatch):
    """A module that nobody had installed was missing before anything could be fetched."""

    def fetch(*arguments, **options):
        raise ConnectionError("no network in tests")

    monkeypatch.setattr(tfds.download.DownloadManager, "download", fetch)
    monkeypatch.setattr(tfds.download.DownloadManager, "download_and_extract", fetch)
    with pytest.raises(ValueError, match=r"cannot give glue/rte \(train\): .*no network in tests"):
        read_glue_tfds(glue_layout("rte"), "train", tmp_path)


def test_classes_go_by_name():
    layout = glue_layout("rte")
    feature = tfds.features.ClassLabel(names=["not_entailment", "entailment"])
    rows = [{"sentence1": b"a", "sentence2": b"b", "idx": 3, "label": _number(0)}]
    from mobilebert_tf.task_data.glue_tfds import _examples

    assert _examples(rows, layout, feature).labels == (1,)
    with pytest.raises(ValueError, match=r"must be \['entailment', 'not_entailment'\]"):
        _examples(rows, layout, tfds.features.ClassLabel(names=["no", "yes"]))
    rows[0]["label"] = _number(-1)
    assert _examples(rows, layout, feature).labels is None


def _number(value):
    import numpy as np

    return np.int64(value)


def test_what_cannot_be_fetched_is_one_sentence(tmp_path, monkeypatch):
    def fail(*arguments, **options):
        raise ConnectionError("no route\nto host")

    monkeypatch.setattr(tfds, "load", fail)
    with pytest.raises(ValueError, match=r"cannot give glue/rte \(validation\): no route Fetch it"):
        read_glue_tfds(glue_layout("rte"), "dev", tmp_path)
