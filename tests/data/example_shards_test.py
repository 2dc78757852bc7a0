# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Shards of equal size from files of any size."""

import pytest
import tensorflow as tf

from mobilebert_tf.data.example_shards import plan_shards
from mobilebert_tf.data.unit_record import Piece
from tests.data.example_records import largest_file


def write_pieces(directory, sizes):
    """Record i of piece p is the text p.i, now and then long."""
    pieces = []
    for number, size in enumerate(sizes):
        name = f"{number}.tfrecord"
        with tf.io.TFRecordWriter(str(directory / name)) as writer:
            for index in range(size):
                writer.write(f"{number}.{index} ".encode() * (1 + 300 * (index % 3)))
        pieces.append(Piece(name, "train", 2, size, 10 * size, size // 2))
    return pieces


def write_shards(directory, sizes, num_shards, seed=0):
    source = directory / "pieces"
    source.mkdir(exist_ok=True)
    shards = plan_shards(write_pieces(source, sizes), "train", num_shards, seed)
    for shard in shards:
        shard.write(str(source), str(directory))
    read = [
        [record.numpy().decode().split()[0] for record in tf.data.TFRecordDataset(str(path))]
        for path in (directory / shard.name for shard in shards)
    ]
    assert [len(records) for records in read] == [shard.examples for shard in shards]
    return read


@pytest.mark.parametrize(
    ("sizes", "num_shards", "expected"),
    [
        ([7], 1, [7]),
        ([5, 0, 6, 4], 4, [3, 4, 4, 4]),
        ([1, 1, 1], 2, [1, 2]),
        ([2], 3, [0, 1, 1]),
        ([4, 4], 2, [4, 4]),
    ],
)
def test_every_record_is_in_one_shard_and_sizes_are_even(tmp_path, sizes, num_shards, expected):
    read = write_shards(tmp_path, sizes, num_shards)
    assert [len(records) for records in read] == expected
    wanted = sorted(f"{n}.{i}" for n, size in enumerate(sizes) for i in range(size))
    assert sorted(name for records in read for name in records) == wanted
    assert not list(tmp_path.glob("*.tfrecord.*"))


def test_names_say_how_many_shards_there_are():
    shards = plan_shards([Piece("a", "held_out", 2, 9, 1, 1)], "held_out", 2, 0)
    names = ["held_out-00000-of-00002.tfrecord", "held_out-00001-of-00002.tfrecord"]
    assert [shard.name for shard in shards] == names


def test_pieces_come_in_an_order_that_the_seed_gives(tmp_path):
    def order(seed):
        (records,) = write_shards(tmp_path, [1] * 12, 1, seed)
        return [name.split(".")[0] for name in records]

    assert order(0) == order(0) != order(1)
    assert order(0) != sorted(order(0), key=int)


def test_full_disk_is_an_os_error_that_leaves_nothing(tmp_path):
    (shard,) = plan_shards(write_pieces(tmp_path, [400]), "train", 1, 0)
    with largest_file(100_000), pytest.raises(OSError, match=r"Cannot write.*free some space"):
        shard.write(str(tmp_path), str(tmp_path))
    assert not (tmp_path / shard.name).exists()
