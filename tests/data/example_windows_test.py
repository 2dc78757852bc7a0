# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Windows of uneven shards: all examples in turn, from any batch on."""

import numpy as np
import pytest

from mobilebert_tf.data.example_files import ExampleFiles
from mobilebert_tf.data.example_windows import ExampleWindows
from tests.data.numbered_examples import FIRST_WORD, write_numbered_examples

# Of 24 examples, of which seven, ten and seven fit in memory.
SIZES = [4, 0, 3, 8, 2, 7]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    directory = tmp_path_factory.mktemp("uneven")
    write_numbered_examples(directory, sizes=SIZES)
    return ExampleFiles(directory)


def take(files, number, start=0, parts=(0,), share=3):
    def make_batch(examples, first):
        return {"numbers": examples["token_ids"][:, 1] - FIRST_WORD, "first": first}

    windows = ExampleWindows(files, 3, examples_in_memory=10, seed=1)
    batches = windows.batches(start, parts, share, make_batch).take(number)
    return [
        (batch["numbers"].tolist(), int(batch["first"])) for batch in batches.as_numpy_iterator()
    ]


@pytest.fixture(scope="module")
def whole(files):
    """Four epochs."""
    return take(files, 28)


def test_epochs_hold_all_but_the_leftovers_of_each_window(whole):
    batches = [numbers for numbers, _ in whole]
    # Seven examples give two batches, ten give three: seven batches an epoch.
    epochs = [np.ravel(batches[start : start + 7]).tolist() for start in range(0, 28, 7)]
    assert all(len(set(epoch)) == 21 for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) == 4
    assert set().union(*epochs) == set(range(24))


def test_batches_are_of_one_window(whole):
    windows = [set(range(7)), set(range(7, 17)), set(range(17, 24))]
    for numbers, _ in whole:
        assert any(set(numbers) <= window for window in windows)


@pytest.mark.parametrize("start", [3, 6, 7])
def test_continues_from_any_batch(files, whole, start):
    assert take(files, 2, start) == whole[start : start + 2]


def test_parts_are_the_batch(files, whole):
    parts = [take(files, 10 * len(of), 0, of, share=1) for of in ((0,), (1, 2))]
    for number, (numbers, first) in enumerate(whole[:10]):
        assert [parts[0][number], *parts[1][2 * number : 2 * number + 2]] == [
            ([n], first + i) for i, n in enumerate(numbers)
        ]


def test_too_little_memory_and_too_large_a_batch(files):
    with pytest.raises(ValueError, match=r"`examples_in_memory` must be at least .* 8\."):
        ExampleWindows(files, 3, examples_in_memory=7, seed=0)
    with pytest.raises(ValueError, match=r"`batch_size` must be at most .* 10\. .*batch_size=11"):
        ExampleWindows(files, 11, examples_in_memory=10, seed=0)
    np.testing.assert_array_equal(files.sizes, SIZES)
