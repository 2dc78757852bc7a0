# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every example is seen equally often, in an order that can be taken up anywhere."""

import collections
import itertools

import numpy as np
import pytest

from mobilebert_tf.training import ShuffledBatches


def _seen(batches, first, last):
    return [batch.numpy().tolist() for batch in batches.dataset(first, last)]


def test_every_epoch_shows_every_example_once():
    batches = ShuffledBatches(np.arange(10), batch_size=4, seed=3)
    assert [batches.steps(epochs) for epochs in (1, 2, 4)] == [3, 5, 10]
    seen = [number for batch in _seen(batches, 0, 10) for number in batch]
    for epoch in range(4):
        assert sorted(seen[10 * epoch : 10 * epoch + 10]) == list(range(10))
    assert seen[:10] != seen[10:20]


def test_can_be_taken_up_anywhere():
    batches = ShuffledBatches(np.arange(7), batch_size=3, seed=1)
    whole = _seen(batches, 0, 9)
    assert _seen(batches, 4, 9) == whole[4:]
    assert _seen(ShuffledBatches(np.arange(7), 3, seed=2), 0, 9) != whole


def test_few_examples_make_small_batches():
    batches = ShuffledBatches((["a", "b"], [0, 1]), batch_size=32)
    assert batches.batch_size == 2
    (batch,) = batches.dataset(0, 1)
    pairs = zip(*(part.numpy().tolist() for part in batch), strict=True)
    assert collections.Counter(pairs) == {(b"a", 0): 1, (b"b", 1): 1}


def test_batches_are_preprocessed():
    batches = ShuffledBatches((np.arange(4), np.arange(4)), 2, preprocess=lambda x, y: x + 10 * y)
    assert sorted(itertools.chain(*_seen(batches, 0, 2))) == [0, 11, 22, 33]


@pytest.mark.parametrize(("arrays", "lengths"), [(([1, 2], [1]), "1, 2"), (([], []), "0")])
def test_nothing_to_learn_from(arrays, lengths):
    with pytest.raises(ValueError, match=rf"at least one.*lengths \[{lengths}\]"):
        ShuffledBatches(arrays, 2)
