# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Shards are read back as they were written."""

import numpy as np
import pytest

from mobilebert_tf.data.example_files import ExampleFiles
from tests.data.numbered_examples import CLS, FIRST_WORD, SEP, write_numbered_examples


def test_reads_padded_examples(tmp_path):
    write_numbered_examples(tmp_path, number=6, num_shards=2)
    files = ExampleFiles(tmp_path, "train")
    assert files.sizes == [3, 3]
    token_ids, first_length, labels = next(iter(files.read(files.paths[1:], batch_size=2)))
    word = FIRST_WORD + 1
    np.testing.assert_array_equal(
        token_ids[0], [CLS, word, word, SEP, word, word, word, word, SEP] + [0] * 7
    )
    np.testing.assert_array_equal(first_length, [4, 4])
    np.testing.assert_array_equal(labels, [1, 1])
    assert token_ids.dtype == first_length.dtype == labels.dtype == np.int32


def test_unfinished_folder_unknown_split_and_missing_shard(tmp_path):
    with pytest.raises(ValueError, match=r"which has no summary\.json\. Run"):
        ExampleFiles(tmp_path, "train")
    write_numbered_examples(tmp_path, number=6, num_shards=2)
    with pytest.raises(ValueError, match=r"`split` must be one of \['train'\].*'held_out'"):
        ExampleFiles(tmp_path, "held_out")
    (tmp_path / "train-00001-of-00002.tfrecord").unlink()
    with pytest.raises(ValueError, match=r"train-00001-of-00002\.tfrecord' is missing"):
        ExampleFiles(tmp_path, "train")
