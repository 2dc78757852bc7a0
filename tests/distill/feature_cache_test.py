# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Features on disk equal those of the models, through kills, damage and full disks."""

import collections
import pathlib
import shutil

import keras
import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.distill import FeatureCache, FeatureCacheConfig
from mobilebert_tf.training.batch import backbone_inputs
from tests.training import toy

LAYERS = (1, 3, 3)  # of a teacher of four blocks
BATCHES = 3
FLOATS = FeatureCacheConfig(max_gigabytes=1.0, dtype="float32")


@pytest.fixture(scope="module")
def models():
    keras.utils.set_random_seed(0)
    teacher = toy.pretrainer("ib_bert_toy", num_layers=4)
    return teacher, toy.pretrainer("mobilebert_toy", num_layers=3)


def make_cache(models, directory, config=FLOATS):
    return FeatureCache(directory, config, *models, LAYERS, toy.dataset_fn(), progress=False)


def files(directory):
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*.bin"))


def contents(directory):
    return {path: (directory / path).read_bytes() for path in files(directory)}


def hidden(model, layer, batch):
    backbone = model.backbone
    return keras.Model(backbone.input, backbone.hidden_states[layer])(backbone_inputs(batch))


@pytest.mark.parametrize(("dtype", "tolerance"), [("float32", 1e-6), ("bfloat16", 2e-2)])
def test_batches_have_what_the_blocks_read(models, tmp_path, dtype, tolerance):
    cache = make_cache(models, tmp_path, FeatureCacheConfig(max_gigabytes=1.0, dtype=dtype))
    for layer in (1, 2):
        batches = list(cache.dataset(layer, BATCHES, start=1))
        assert len(batches) == BATCHES - 1
        assert files(tmp_path) == [f"layer_{layer}/{i:08d}.bin" for i in range(BATCHES)]
        for batch, original in zip(batches, toy.dataset_fn()(1), strict=False):
            np.testing.assert_array_equal(batch["token_ids"], original["token_ids"])
            teacher, student = models
            for name, expected in (
                ("teacher_input", hidden(teacher, 3, original)),
                ("teacher_output", hidden(teacher, 4, original)),
                ("student_input", hidden(student, layer, original)),
            ):
                assert batch[name].dtype == dtype
                values = tf.cast(batch[name], "float32")
                np.testing.assert_allclose(values, expected, rtol=tolerance, atol=tolerance)
    cache.remove()
    assert not tmp_path.exists()


@pytest.mark.parametrize("half", [0, 1])
def test_teacher_and_student_of_different_precisions(models, tmp_path, half):
    pair = list(models)
    name, layers = (("ib_bert_toy", 4), ("mobilebert_toy", 3))[half]
    pair[half] = toy.pretrainer(name, num_layers=layers, dtype="mixed_bfloat16")
    pair[half].set_weights(models[half].get_weights())
    cache = make_cache(pair, tmp_path)
    cache.dataset(1, BATCHES)
    batch = next(iter(cache.dataset(2, BATCHES)))
    for name, model, layer in (("teacher_input", 0, 3), ("student_input", 1, 2)):
        expected = hidden(models[model], layer, batch)
        # Bfloat16 has 8 bits; what is computed in float32 is also kept in it.
        tolerance = 0.05 if model == half else 1e-5
        np.testing.assert_allclose(batch[name], expected, rtol=tolerance, atol=tolerance)


def test_what_is_missing_or_cut_off_is_made_again_to_the_same_bits(models, tmp_path):
    config = FeatureCacheConfig(max_gigabytes=1.0)
    whole, damaged = tmp_path / "whole", tmp_path / "damaged"
    cache = make_cache(models, whole, config)
    cache.dataset(1, BATCHES)
    cache.dataset(2, BATCHES)
    expected = contents(whole)
    assert len(expected) == BATCHES

    make_cache(models, damaged, config).dataset(1, BATCHES)
    (damaged / "layer_1/00000000.bin").unlink()
    with open(damaged / "layer_1/00000001.bin", "r+b") as file:
        file.truncate(10)
    make_cache(models, damaged, config).dataset(2, BATCHES)
    assert contents(damaged) == expected


def test_a_fill_that_was_stopped_goes_on(models, tmp_path, monkeypatch):
    cache = make_cache(models, tmp_path)
    cache.dataset(1, BATCHES)
    written = []
    write = FeatureCache._write

    def stop_at_the_second(self, path, features):
        if written:
            raise OSError(28, "No space left on device", str(path))
        written.append(path)
        write(self, path, features)

    monkeypatch.setattr(FeatureCache, "_write", stop_at_the_second)
    with pytest.raises(OSError, match="No space"):
        cache.dataset(2, BATCHES)
    # The first batch has moved up, the others have not, and no part is left.
    assert files(tmp_path) == [
        "layer_1/00000001.bin",
        "layer_1/00000002.bin",
        "layer_2/00000000.bin",
    ]
    monkeypatch.undo()
    cache.dataset(2, BATCHES)
    assert files(tmp_path) == [f"layer_2/{i:08d}.bin" for i in range(BATCHES)]


def test_a_bound_or_disk_that_is_too_small_is_refused_with_the_numbers(
    models, tmp_path, monkeypatch
):
    # Four batches of three maps, 4 x 12 x 32, numbers of 2 bytes.
    hidden_dim = models[1].backbone.hidden_dim
    needed = 4 * 3 * 4 * 12 * hidden_dim * 2
    exact = make_cache(models, tmp_path, FeatureCacheConfig(max_gigabytes=needed / 1e9))
    exact.require_space(BATCHES)
    with pytest.raises(ValueError, match=r"`max_gigabytes`.*at least.*4 batches and one"):
        exact.require_space(BATCHES + 1)
    usage = collections.namedtuple("usage", "free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(needed - 1))
    with pytest.raises(OSError, match=r"needs .* GB in .* are free"):
        exact.require_space(BATCHES)
    (pathlib.Path(tmp_path) / "0.bin").write_bytes(b"1")  # what the cache has counts as free
    exact.require_space(BATCHES)


def test_batches_of_unknown_size_are_refused(models, tmp_path):
    data = tf.data.Dataset.from_tensor_slices({"token_ids": np.zeros((5, 12), "int32")}).batch(2)
    cache = FeatureCache(tmp_path, FLOATS, *models, LAYERS, data.skip)
    with pytest.raises(ValueError, match=r"drop_remainder.*shape \(None, 12\)"):
        cache.require_space(1)
