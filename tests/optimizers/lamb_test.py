# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""LAMB against the golden vectors of its three implementations."""

import pathlib

import keras
import numpy as np
import pytest

from mobilebert_tf.optimizers import LAMB, LinearWarmupDecay

ORACLE = pathlib.Path(__file__).parents[3] / "shared/oracle/lamb"
TF1_EXCLUDE = ("LayerNorm", "layer_norm", "bias", "FakeLayerNorm")
START = np.array([0.5, -0.3, 0.2], "float32")
GRADIENT = np.array([0.1, 0.02, -0.3], "float32")


def change_after(steps, **arguments):
    variable = keras.Variable(START, name="kernel")
    optimizer = LAMB(learning_rate=0.01, global_clipnorm=None, **arguments)
    for _ in range(steps):
        optimizer.apply([GRADIENT], [variable])
    return variable.numpy() - START


@pytest.mark.parametrize(
    ("steps", "bias_correction", "expected"),
    [
        (1, False, [-0.00356591, -0.00355241, +0.00355877]),
        (1, True, [-0.00357684, -0.00354823, +0.00355195]),
        (5, False, [-0.01782385, -0.01777768, +0.01779861]),
        (5, True, [-0.01788828, -0.01774517, +0.01776381]),
    ],
)
def test_golden_vectors(steps, bias_correction, expected):
    change = change_after(steps, bias_correction=bias_correction)
    np.testing.assert_allclose(change, expected, atol=1e-7)


def test_excluded_variables_have_neither_decay_nor_ratio():
    change = change_after(1, exclude=("kernel",))
    np.testing.assert_allclose(change, [-0.0316128, -0.0315728, 0.0316194], atol=1e-7)


def test_biases_and_norms_are_excluded_by_path():
    optimizer = LAMB(0.1)
    names = ["kernel", "bias", "gamma", "beta", "output_bias", "embeddings"]
    optimizer.build([keras.Variable(START, name=name) for name in names])
    assert optimizer._adapted == (True, False, False, False, False, True)


def test_zero_variable_moves_with_ratio_one():
    variable = keras.Variable(np.zeros(2, "float32"), name="kernel")
    LAMB(0.01, global_clipnorm=None).apply([np.array([1.0, -1.0], "float32")], [variable])
    np.testing.assert_allclose(variable.numpy(), [-0.0316218, 0.0316218], atol=1e-5)


def test_learning_rate_factor_scales_the_step():
    full, tenth = change_after(3), change_after(1, learning_rate_factors={"ker": 0.1, "k": 5.0})
    assert np.abs(tenth).max() < np.abs(full).max()
    np.testing.assert_allclose(tenth, 0.1 * change_after(1), rtol=1e-4)


def test_gradients_are_clipped_together():
    variables = [keras.Variable(START, name=name) for name in ("a", "b")]
    clipped = LAMB(0.01, global_clipnorm=0.1)
    clipped.apply([3.0 * np.ones(3, "float32"), 4.0 * np.ones(3, "float32")], variables)
    scale = 0.1 / (5.0 * np.sqrt(3.0))
    np.testing.assert_allclose(clipped._first_moments[0].numpy(), 0.1 * 3.0 * scale, rtol=1e-5)
    np.testing.assert_allclose(clipped._first_moments[1].numpy(), 0.1 * 4.0 * scale, rtol=1e-5)


def test_config_round_trip():
    # None of them at its default.
    arguments = {
        "weight_decay": 0.2,
        "beta_1": 0.8,
        "beta_2": 0.9,
        "epsilon": 1e-3,
        "bias_correction": True,
        "exclude": ("x",),
        "learning_rate_factors": {"y": 0.5},
        "global_clipnorm": 2.0,
        "name": "mine",
    }
    optimizer = LAMB(LinearWarmupDecay(0.1, steps=9), **arguments)
    copy = LAMB.from_config(optimizer.get_config())
    assert {name: getattr(copy, name) for name in arguments} == arguments
    assert copy.get_config() == optimizer.get_config()


def test_negative_arguments_are_refused():
    with pytest.raises(ValueError, match="weight_decay=-1"):
        LAMB(0.1, weight_decay=-1.0)


@pytest.mark.skipif(not ORACLE.exists(), reason="no oracle beside the repository")
@pytest.mark.parametrize(
    ("file", "arguments"),
    [
        ("tf1_lamb_direct_lr0.01_wd0.01", {"learning_rate": 0.01, "global_clipnorm": None}),
        (
            "tf1_lamb_create_optimizer_lr0.02_warmup5_decay20_clip1",
            {"learning_rate": LinearWarmupDecay(0.02, steps=20, warmup_steps=5)},
        ),
        (
            "tfm_lamb_lr0.01_wd0.01_excl_tf1list",
            {"learning_rate": 0.01, "bias_correction": True, "global_clipnorm": None},
        ),
    ],
)
def test_twenty_steps_of_the_references(file, arguments):
    with np.load(ORACLE / f"{file}.npz") as oracle:
        names = [key.removeprefix("init/") for key in oracle.files if key.startswith("init/")]
        variables = [keras.Variable(oracle[f"init/{n}"], name=n.replace("/", ".")) for n in names]
        optimizer = LAMB(exclude=TF1_EXCLUDE, **arguments)
        for step in range(20):
            optimizer.apply([oracle[f"grad/{name}"][step] for name in names], variables)
            for index, name in enumerate(names):
                pairs = {
                    "value": variables[index],
                    "m": optimizer._first_moments[index],
                    "v": optimizer._second_moments[index],
                }
                for key, variable in pairs.items():
                    expected = oracle[f"{key}/{name}"][step]
                    np.testing.assert_allclose(variable.numpy(), expected, atol=1e-6)
