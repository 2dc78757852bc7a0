# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Shards are read back as they were written; damage is named, or skipped and counted."""

import numpy as np
import pytest

from mobilebert_tf.data.example_files import ExampleFiles
from mobilebert_tf.data.reading_errors import reading_errors
from tests.data.numbered_examples import (
    CLS,
    FIRST_WORD,
    SEP,
    dynamic_record,
    write_numbered_examples,
)
from tests.data.static_records import write_records, write_static


def numbers(files):
    """The first words of all examples, less that of example 0."""
    with reading_errors():
        chunks = files.read(range(len(files.paths))).as_numpy_iterator()
        return [n for chunk in chunks for n in (chunk["token_ids"][:, 2] - FIRST_WORD).tolist()]


def shard(directory, index=0):
    return sorted(directory.glob("*tfrecord*"))[index]


def truncate(path):
    path.write_bytes(path.read_bytes()[:-1])


def corrupt(path, fraction=0.5):
    content = bytearray(path.read_bytes())
    content[int(len(content) * fraction)] ^= 255
    path.write_bytes(content)


def cut_a_record(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 9 // 10])


def test_reads_padded_examples(tmp_path):
    write_numbered_examples(tmp_path, number=6, num_shards=2)
    files = ExampleFiles(tmp_path, "train")
    assert files.sizes == [3, 3]
    assert (files.sequence_length, files.is_masked, files.splits) == (16, False, ("train",))
    token_ids, first_length, labels = next(iter(files.read(range(1, 2)))).values()
    word = FIRST_WORD + 1
    np.testing.assert_array_equal(
        token_ids[0], [CLS, word, word, SEP, word, word, word, word, SEP] + [0] * 7
    )
    np.testing.assert_array_equal(first_length, [4, 4, 4])
    np.testing.assert_array_equal(labels, [1, 1, 1])
    assert token_ids.dtype == first_length.dtype == labels.dtype == np.int32


@pytest.mark.parametrize("v2", [False, True])
def test_reads_others_files_and_infers_their_lengths(tmp_path, v2):
    write_static(tmp_path, 7, v2=v2)
    files = ExampleFiles(tmp_path)
    assert files.sizes == [4, 3]
    assert (files.sequence_length, files.is_masked, files.summary) == (16, True, {})
    assert sorted(numbers(files)) == list(range(7))


def test_vocabulary_beside_the_shards(tmp_path):
    write_static(tmp_path)
    assert ExampleFiles(tmp_path).vocabulary is None
    (tmp_path / "vocab.txt").touch()
    assert ExampleFiles(f"{tmp_path}/*tfrecord*").vocabulary == f"{tmp_path}/vocab.txt"


def test_empty_shards_are_passed_over(tmp_path):
    write_static(tmp_path, 4, num_files=3)
    shard(tmp_path).write_bytes(b"")
    files = ExampleFiles(tmp_path)
    assert files.sizes == [0, 1, 1]
    assert numbers(files) == [1, 2]


def test_nothing_but_empty_files_names_what_was_given(tmp_path):
    (tmp_path / "examples").touch()
    with pytest.raises(ValueError, match=r"/examples' must hold examples\. .*only empty files"):
        ExampleFiles(tmp_path / "examples")


@pytest.mark.parametrize("damage", [truncate, corrupt, cut_a_record])
def test_damage_in_our_shards_is_an_error_that_names_the_file(tmp_path, damage):
    write_numbered_examples(tmp_path, number=40, num_shards=2)
    damage(shard(tmp_path, 1))
    files = ExampleFiles(tmp_path)
    with pytest.raises(ValueError, match=r"train-00001-of-00002.tfrecord is damaged: of its 20 ex"):
        numbers(files)


def test_emptied_shard_and_one_with_more_than_it_had(tmp_path):
    write_numbered_examples(tmp_path, number=6, num_shards=2)
    content = shard(tmp_path).read_bytes()
    shard(tmp_path).write_bytes(content + content)
    with pytest.raises(ValueError, match="of its 3 examples 6 can be read"):
        numbers(ExampleFiles(tmp_path))
    shard(tmp_path).write_bytes(content)
    shard(tmp_path, 1).write_bytes(b"")
    with pytest.raises(ValueError, match="of its 3 examples 0 can be read"):
        numbers(ExampleFiles(tmp_path))


@pytest.mark.parametrize("damage", [truncate, corrupt])
def test_damage_in_others_files_is_found_before_training(tmp_path, damage):
    write_static(tmp_path, 20)
    damage(shard(tmp_path))
    with pytest.raises(ValueError, match=r"tf_examples.tfrecord-00000' is damaged after \d ex"):
        ExampleFiles(tmp_path).sizes  # noqa: B018


@pytest.mark.parametrize(("damage", "readable"), [(truncate, 19), (corrupt, 10)])
def test_skipped_damage_is_counted(tmp_path, damage, readable):
    write_numbered_examples(tmp_path, number=40, num_shards=2)
    damage(shard(tmp_path, 1))
    files = ExampleFiles(tmp_path, on_corrupt="skip")
    assert files.sizes == [20, readable]
    assert files.damaged == {files.paths[1]: (readable, 20 - readable)}
    assert numbers(files) == [*range(0, 40, 2), *range(1, 2 * readable, 2)]


def test_skipped_damage_at_the_very_first_record(tmp_path):
    write_static(tmp_path, 8)
    corrupt(shard(tmp_path), fraction=0)
    with pytest.raises(ValueError, match="is not a TFRecord file of examples, or damaged"):
        ExampleFiles(tmp_path)
    files = ExampleFiles(tmp_path, on_corrupt="skip")
    assert files.damaged == {files.paths[0]: (0, None)}
    assert numbers(files) == [1, 3, 5, 7]


def test_unfinished_folder_unknown_split_and_missing_shard(tmp_path):
    with pytest.raises(ValueError, match=r"which has no summary\.json and no TFRecord files\. Run"):
        ExampleFiles(tmp_path, "train")
    write_numbered_examples(tmp_path, number=6, num_shards=2)
    with pytest.raises(ValueError, match=r"`split` must be one of \['train'\].*'held_out'"):
        ExampleFiles(tmp_path, "held_out")
    (tmp_path / "train-00001-of-00002.tfrecord").unlink()
    with pytest.raises(ValueError, match=r"train-00001-of-00002\.tfrecord' is missing"):
        ExampleFiles(tmp_path, "train")
    (tmp_path / "summary.json").unlink()
    with pytest.raises(ValueError, match=r"has no summary\.json, which is written last"):
        ExampleFiles(tmp_path, "train")


def test_target_length(tmp_path):
    write_static(tmp_path, 4)
    assert ExampleFiles(tmp_path, sequence_length=20).sequence_length == 20
    with pytest.raises(ValueError, match=r"at least that of the examples, 16\. .*length=12"):
        ExampleFiles(tmp_path, sequence_length=12)
    (tmp_path / "one").mkdir()
    write_numbered_examples(tmp_path / "one", number=6, num_shards=1)
    with pytest.raises(ValueError, match=r"at least that of the examples, 16\. .*length=12"):
        ExampleFiles(tmp_path / "one", sequence_length=12)


def test_other_records_are_refused(tmp_path):
    (tmp_path / "text").write_text("no records at all")
    for on_corrupt in ("error", "skip"):
        with pytest.raises(ValueError, match=r"text' is not a TFRecord file of examples"):
            ExampleFiles(tmp_path / "text", on_corrupt=on_corrupt)
    write_records(tmp_path / "a.tfrecord", [dynamic_record(label=[1])])
    with pytest.raises(ValueError, match=r"a.tfrecord' must hold examples .* \['label'\]"):
        ExampleFiles(tmp_path)
