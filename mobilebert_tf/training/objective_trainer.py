# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The inner loop: one training step, many times, without Python between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import keras
import orbit
import tensorflow as tf

from mobilebert_tf.training.batch import Batch
from mobilebert_tf.training.micro_batches import MicroBatches
from mobilebert_tf.training.objective import Objective

_SUM = tf.distribute.ReduceOp.SUM


class ObjectiveTrainer(orbit.StandardTrainer):
    """Trains `variables` on an `Objective`, on any number of replicas.

    A replica divides its totals by the weights of the whole batch, so that the
    sum of the replicas' gradients is the gradient of the batch's mean, however
    the real tokens are spread. Nothing but `variables` is watched: blocks below
    the first of them run forward only.

    Args:
        objective: the terms of the loss.
        variables: what is trained.
        optimizer: built on `variables`. It is applied in each replica with the
            replica's gradient, and sums them (Keras' optimizers do).
        dataset: yields global batches, distributed by the strategy.
        strategy: where the variables were made.
        jit_compile: compile the step with XLA.
        micro_batches: parts of a replica's share that are computed one after the other.

    Raises:
        ValueError: if XLA is asked for with several replicas, or an optimizer
            other than ours clips the shares of several replicas.
    """

    def __init__(
        self,
        objective: Objective,
        variables: Sequence[keras.Variable],
        optimizer: keras.optimizers.Optimizer,
        dataset: Any,
        strategy: tf.distribute.Strategy,
        jit_compile: bool = False,
        micro_batches: int = 1,
    ):
        super().__init__(dataset)
        _check_replicas(strategy.num_replicas_in_sync, optimizer, jit_compile)
        self._objective = objective
        self._variables = list(variables)
        self._optimizer = optimizer
        self._strategy = strategy
        self._micro_batches = micro_batches
        self._names = (*objective.loss_factors, *objective.metric_names)
        self._replica_step = self._step
        if jit_compile:
            self._replica_step = tf.function(self._step, jit_compile=True)
        self._totals = tf.Variable(tf.zeros(len(self._names)), trainable=False)
        self._weights = tf.Variable(tf.zeros(len(self._names)), trainable=False)
        self._learning_rate = tf.Variable(0.0, trainable=False)
        # The first step that is not finite; -1: none. Its totals, weights, gradient norm.
        self._failed_step = tf.Variable(-1, trainable=False, dtype=tf.int64)
        self._failed_values = tf.Variable(tf.zeros(2 * len(self._names) + 1), trainable=False)

    def create_train_loop_fn(self) -> Any:
        """The loop as orbit makes it, traced once for any number of steps."""
        loop = super().create_train_loop_fn()
        # A plan makes a loop for each stage, which TensorFlow takes for one traced again.
        loop._omit_frequent_tracing_warning = True
        return loop

    def train_loop_begin(self) -> None:
        """Starts new means."""
        self._totals.assign(tf.zeros_like(self._totals))
        self._weights.assign(tf.zeros_like(self._weights))

    @tf.autograph.experimental.do_not_convert
    def train_step(self, iterator: Any) -> None:
        """One step on the next global batch."""
        self._learning_rate.assign(self._optimizer.learning_rate)
        shares = self._strategy.run(self._replica_step, args=(next(iterator),))
        totals, weights, norm = (self._strategy.reduce(_SUM, s, axis=None) for s in shares)
        self._totals.assign_add(totals)
        self._weights.assign_add(weights)
        self._keep_first_failure(tf.concat([totals, weights, norm[None]], axis=0))

    def train_loop_end(self) -> dict[str, float]:
        """Returns the means over the loop's steps: `loss`, its terms, the metrics.

        Raises:
            FloatingPointError: if a step of the loop was not finite.
        """
        if self._failed_step.numpy() >= 0:
            raise FloatingPointError(self._failure())
        means = self._means(self._totals.numpy(), self._weights.numpy())
        factors = self._objective.loss_factors
        loss = sum(factor * means[name] for name, factor in factors.items())
        return {"loss": loss} | means | {"learning_rate": float(self._learning_rate.numpy())}

    def _step(self, batch: Batch) -> tuple[Any, Any, Any]:
        """A replica's share: totals, weights, the norm of its gradient."""
        if self._micro_batches == 1:
            totals, weights, gradients = self._gradients(batch)
        else:
            totals, weights, gradients = self._accumulated_gradients(batch)
        self._optimizer.apply(gradients, self._variables)
        return totals, weights, tf.linalg.global_norm(gradients)

    def _gradients(self, batch: Batch, whole: Any = None) -> tuple[Any, Any, list[tf.Tensor]]:
        values = [variable.value for variable in self._variables]
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(values)
            totals, weights = self._sums(batch)
            whole = self._whole(weights) if whole is None else whole
            loss = self._share_of_loss(totals, whole)
        return totals, weights, self._dense_gradients(tape.gradient(loss, values))

    def _accumulated_gradients(self, batch: Batch) -> tuple[Any, Any, list[tf.Tensor]]:
        parts = MicroBatches(batch, self._micro_batches)
        none = tf.zeros(len(self._names))
        # Weights come of the batch's masks: TensorFlow leaves out the model here.
        whole = self._whole(parts.add(lambda part: self._sums(part)[1], none))
        zeros = [tf.zeros(variable.shape) for variable in self._variables]
        return parts.add(lambda part: self._gradients(part, whole), (none, none, zeros))

    def _sums(self, batch: Batch) -> tuple[Any, Any]:
        sums = self._objective(batch)
        if set(sums) != set(self._names):
            raise ValueError(
                f"The objective must return the sums it declares, {sorted(self._names)}. "
                f"Received: {sorted(sums)}"
            )
        totals = tf.stack([tf.ensure_shape(sums[name].total, ()) for name in self._names])
        weights = tf.stack([tf.ensure_shape(sums[name].weight, ()) for name in self._names])
        return totals, tf.stop_gradient(weights)

    def _whole(self, weights: Any) -> Any:
        """The weights of the whole batch, on all replicas."""
        # TensorFlow's all-reduce keeps its graph for ever; one replica does without it.
        if self._strategy.num_replicas_in_sync > 1:
            return tf.distribute.get_replica_context().all_reduce(_SUM, weights)
        return weights

    def _share_of_loss(self, totals: Any, whole: Any) -> Any:
        factors = tf.constant(list(self._objective.loss_factors.values()), tf.float32)
        terms = len(self._objective.loss_factors)
        return tf.reduce_sum(factors * tf.math.divide_no_nan(totals[:terms], whole[:terms]))

    def _dense_gradients(self, gradients: list[Any]) -> list[tf.Tensor]:
        """Rows of a table that occur twice are added here, before any norm is taken."""
        pairs = list(zip(gradients, self._variables, strict=True))
        missing = [variable.path for gradient, variable in pairs if gradient is None]
        if missing:
            raise ValueError(
                "Every trained variable must be reached by the loss; leave the others out. "
                f"Received: variables without gradient {missing}"
            )
        return [tf.convert_to_tensor(gradient) for gradient in gradients]

    def _keep_first_failure(self, values: tf.Tensor) -> None:
        finite = tf.reduce_all(tf.math.is_finite(values))
        first = tf.logical_and(tf.logical_not(finite), self._failed_step < 0)
        step = tf.cast(self._optimizer.iterations.value, tf.int64)
        self._failed_step.assign(tf.where(first, step, self._failed_step))
        self._failed_values.assign(tf.where(first, values, self._failed_values))

    def _failure(self) -> str:
        *sums, norm = self._failed_values.numpy()
        size = len(self._names)
        means = self._means(sums[:size], sums[size:])
        terms = ", ".join(f"{name}={value:.6g}" for name, value in means.items())
        step = self._failed_step.numpy()
        return f"Step {step} is not finite: {terms}, gradient norm {norm:.6g}."

    def _means(self, totals: Any, weights: Any) -> dict[str, float]:
        triples = zip(self._names, totals, weights, strict=True)
        return {name: float(total / weight) if weight else 0.0 for name, total, weight in triples}


def _check_replicas(
    replicas: int, optimizer: keras.optimizers.Optimizer, jit_compile: bool
) -> None:
    if replicas == 1:
        return
    if jit_compile:
        raise ValueError(
            "`jit_compile` must be False with several replicas (a TPU compiles anyway). "
            f"Received: jit_compile=True with {replicas} replicas"
        )
    clips = optimizer.clipnorm or optimizer.global_clipnorm or optimizer.clipvalue
    if clips and not getattr(optimizer, "clips_the_sum_of_replicas", False):
        raise ValueError(
            "Keras clips each replica's share of the gradient, not their sum; use our LAMB or no "
            f"clipping. Received: optimizer={optimizer.name} with {replicas} replicas"
        )
