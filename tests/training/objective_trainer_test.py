# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The step: its gradient, its means, and what it refuses."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.training import ObjectiveTrainer, PretrainingObjective
from tests.training import toy


def trainer_of(objective, optimizer, data=None, **arguments):
    variables = objective.model.trainable_variables
    optimizer.build(variables)
    dataset = (data or toy.linear_data())(0)
    strategy = tf.distribute.get_strategy()
    return ObjectiveTrainer(objective, variables, optimizer, dataset, strategy, **arguments)


@pytest.mark.parametrize("jit_compile", [False, True])
def test_a_step_is_the_gradient_of_the_weighted_mean(jit_compile):
    objective = toy.LinearObjective()
    kernel, bias = (v.numpy() for v in objective.model.weights)
    trainer = trainer_of(objective, keras.optimizers.SGD(0.1), jit_compile=jit_compile)
    means = trainer.train(tf.constant(1))
    batch = next(iter(toy.linear_data()(0)))
    x, y, w = (batch[name].numpy() for name in ("x", "y", "weight"))
    error = x @ kernel[:, 0] + bias - y
    expected = kernel[:, 0] - 0.1 * 2.0 * (2.0 * w * error) @ x / w.sum()
    np.testing.assert_allclose(objective.model.weights[0].numpy()[:, 0], expected, rtol=1e-5)
    assert means["error"] == pytest.approx((w * error**2).sum() / w.sum(), rel=1e-5)
    assert means["loss"] == pytest.approx(2.0 * means["error"], rel=1e-6)
    assert means["learning_rate"] == pytest.approx(0.1)


def gradient_and_means(make_objective, data, micro_batches):
    """A step of gradient descent and its means."""
    keras.utils.set_random_seed(0)
    objective = make_objective()
    before = objective.model.get_weights()
    trainer = trainer_of(objective, keras.optimizers.SGD(1.0), data, micro_batches=micro_batches)
    means = trainer.train(tf.constant(1))
    return [b - a for b, a in zip(before, objective.model.get_weights(), strict=True)], means


def pretraining():
    return PretrainingObjective(toy.pretrainer("mobilebert_toy", num_layers=1))


@pytest.mark.parametrize(
    ("make_objective", "data", "parts"),
    [
        (toy.LinearObjective, toy.linear_data(), 2),
        (toy.LinearObjective, toy.linear_data(), 4),
        (pretraining, toy.dataset_fn(), 2),
    ],
)
def test_parts_of_a_batch_make_the_step_of_the_whole(make_objective, data, parts):
    whole, whole_means = gradient_and_means(make_objective, data, 1)
    added, added_means = gradient_and_means(make_objective, data, parts)
    assert max(np.abs(gradient).max() for gradient in whole) > 0.1
    for gradient, expected in zip(added, whole, strict=True):
        np.testing.assert_allclose(gradient, expected, atol=1e-6)
    assert added_means == pytest.approx(whole_means, rel=1e-6)


def test_batch_that_cannot_be_divided_is_refused():
    trainer = trainer_of(toy.LinearObjective(), keras.optimizers.SGD(0.1), micro_batches=3)
    with pytest.raises(ValueError, match=r"4 examples\. Received: micro_batches=3"):
        trainer.train(tf.constant(1))


def test_loops_of_any_length_share_one_trace():
    objective = toy.LinearObjective()
    trainer = trainer_of(objective, keras.optimizers.SGD(0.1))
    for steps in (3, 1, 5):
        trainer.train(tf.constant(steps))
    assert objective.traces == 1


def test_first_step_that_is_not_finite_is_named():
    trainer = trainer_of(
        toy.LinearObjective(), keras.optimizers.SGD(0.1), toy.linear_data(nan_at=2)
    )
    with pytest.raises(FloatingPointError, match="Step 3 is not finite: error=nan, size="):
        trainer.train(tf.constant(6))


def test_variables_without_gradient_are_named():
    objective = toy.LinearObjective()
    stray = keras.Variable(0.0, name="stray")
    optimizer = keras.optimizers.SGD(0.1)
    optimizer.build([stray])
    trainer = ObjectiveTrainer(
        objective, [stray], optimizer, toy.linear_data()(0), tf.distribute.get_strategy()
    )
    with pytest.raises(ValueError, match=r"without gradient \['stray'\]"):
        trainer.train(tf.constant(1))


def test_undeclared_sums_are_refused():
    objective = toy.LinearObjective()
    objective.metric_names = ()
    with pytest.raises(ValueError, match="Received: \\['error', 'size'\\]"):
        trainer_of(objective, keras.optimizers.SGD(0.1)).train(tf.constant(1))


def test_clipping_of_shares_is_refused():
    class TwoReplicas:
        num_replicas_in_sync = 2

    objective, variables = toy.LinearObjective(), []
    optimizer = keras.optimizers.SGD(0.1, global_clipnorm=1.0)
    with pytest.raises(ValueError, match="not their sum"):
        ObjectiveTrainer(objective, variables, optimizer, None, TwoReplicas())
    with pytest.raises(ValueError, match="jit_compile"):
        ObjectiveTrainer(objective, variables, optimizer, None, TwoReplicas(), jit_compile=True)
