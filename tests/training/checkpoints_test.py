# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A full disk leaves the checkpoint before, whole."""

import os
import resource

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.training.checkpoints import Checkpoints


@pytest.fixture
def run(tmp_path):
    """A step, a weight, and their manager."""
    step, weight = tf.Variable(0), tf.Variable(np.zeros(5000, "float32"))
    manager = Checkpoints(
        tf.train.Checkpoint(weight=weight),
        str(tmp_path),
        max_to_keep=2,
        step_counter=step,
        checkpoint_interval=1,
    )
    return step, weight, manager


def save_at(number, run):
    step, weight, manager = run
    step.assign(number)
    weight.assign(np.full(5000, number))
    return manager.save(checkpoint_number=number)


@pytest.fixture
def full_disk():
    """No file can be larger than this, as on a disk with so much left; None for any."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(size):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limits[0] if size is None else size, limits[1]))

    yield fill
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


# The list of checkpoints, the index and the data do not fit; the data do not.
@pytest.mark.parametrize("size", [0, 10_000])
def test_full_disk_leaves_the_checkpoint_before(run, full_disk, size, tmp_path):
    _, weight, manager = run
    good = save_at(1, run)
    before = sorted(os.listdir(tmp_path))
    full_disk(size)
    with pytest.raises(OSError, match=r"could not be written: .*last good one is .*ckpt-1\. Free"):
        save_at(2, run)
    full_disk(None)
    assert sorted(os.listdir(tmp_path)) == before
    assert tf.train.latest_checkpoint(tmp_path) == good
    manager.checkpoint.restore(good).assert_consumed()
    assert weight.numpy().tolist() == [1.0] * 5000
    assert save_at(3, run) == tf.train.latest_checkpoint(tmp_path)


def test_whole_checkpoint_that_could_not_be_listed_is_no_harm(run, monkeypatch, tmp_path):
    good = save_at(1, run)

    def record(self):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Checkpoints, "_record_state", record)
        with pytest.raises(OSError, match="No space left"):
            save_at(2, run)
    assert tf.train.latest_checkpoint(tmp_path) == good
    assert save_at(3, run).endswith("ckpt-3")
    run[2].checkpoint.restore(tf.train.latest_checkpoint(tmp_path)).assert_consumed()


@pytest.mark.parametrize("writes", [True, False])
def test_what_a_killed_process_was_writing_is_removed(run, tmp_path, writes):
    good = save_at(1, run)
    left = tmp_path / "ckpt-2_temp"  # TensorFlow's name for it.
    left.mkdir()
    (left / "part-00000-of-00001.data-00000-of-00001.tempstate123").write_bytes(bytes(10))
    again = Checkpoints(run[2].checkpoint, str(tmp_path), writes, max_to_keep=2)
    assert left.exists() is not writes
    assert again.latest_checkpoint == tf.train.latest_checkpoint(tmp_path) == good


@pytest.mark.parametrize("writes", [True, False])
def test_fewer_checkpoints_are_kept_from_the_start(run, tmp_path, writes):
    paths = [save_at(number, run) for number in (1, 2)]
    again = Checkpoints(run[2].checkpoint, str(tmp_path), writes, max_to_keep=1)
    again.remove_surplus()
    left = sorted(path.stem for path in tmp_path.glob("*.index"))
    assert left == (["ckpt-2"] if writes else ["ckpt-1", "ckpt-2"])
    assert tf.train.latest_checkpoint(tmp_path) == paths[1]
    run[2].checkpoint.restore(paths[1]).assert_consumed()


def test_who_goes_back_to_an_older_checkpoint_keeps_both(run, tmp_path):
    older = save_at(1, run)
    save_at(2, run)
    listed = (tmp_path / "checkpoint").read_text()
    (tmp_path / "checkpoint").write_text(
        listed.replace('model_checkpoint_path: "ckpt-2"', 'model_checkpoint_path: "ckpt-1"', 1)
    )
    again = Checkpoints(run[2].checkpoint, str(tmp_path), max_to_keep=1)
    assert again.latest_checkpoint == older
    again.remove_surplus()
    assert len(list(tmp_path.glob("*.index"))) == 2
