# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Examples of both kinds become the same kind of batch."""

import numpy as np
import pytest

from mobilebert_tf.data.batch_maker import batch_maker
from mobilebert_tf.data.example_files import ExampleFiles
from mobilebert_tf.data.pretraining_dataset_config import PretrainingDatasetConfig
from tests.data.numbered_examples import numbers_of, write_numbered_examples
from tests.data.static_records import write_static


@pytest.mark.parametrize("write", [write_numbered_examples, write_static])
def test_batch_has_the_same_form(tmp_path, write):
    write(tmp_path, number=4)
    files = ExampleFiles(tmp_path)
    make_batch = batch_maker(files, PretrainingDatasetConfig(max_predictions=3))
    examples = next(iter(files.read(range(1))))
    batch, other = make_batch(examples, 0), make_batch(examples, 100)
    shapes = {name: (value.shape[1:], value.dtype.name) for name, value in batch.items()}
    assert shapes == {
        "token_ids": ((16,), "int32"),
        "padding_mask": ((16,), "int32"),
        "segment_ids": ((16,), "int32"),
        "mask_positions": ((3,), "int32"),
        "mask_ids": ((3,), "int32"),
        "mask_weights": ((3,), "float32"),
        "next_sentence_labels": ((), "int32"),
    }
    assert numbers_of(batch) == numbers_of(other)
    np.testing.assert_array_equal(batch["segment_ids"], other["segment_ids"])


def test_more_predictions_than_tokens(tmp_path):
    write_numbered_examples(tmp_path, number=4)
    with pytest.raises(ValueError, match=r"at most the sequence length, 16\. .*max_predictions=17"):
        batch_maker(ExampleFiles(tmp_path), PretrainingDatasetConfig(max_predictions=17))
