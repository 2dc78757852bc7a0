# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""LAMB, the optimizer MobileBERT is trained with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import keras
from keras import ops

NOT_ADAPTED = (r"bias$", r"(^|/)(gamma|beta)$")


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class LAMB(keras.optimizers.Optimizer):
    """Layer-wise adaptive moments for batch training (You et al. 2020, algorithm 2).

    For each variable w with gradient g:

        m = b1 m + (1 - b1) g
        v = b2 v + (1 - b2) g^2
        u = m / (sqrt(v) + epsilon) + decay w
        w = w - rate factor (|w| / |u|) u

    The decay is inside the trust ratio `|w| / |u|`, which is 1 where either
    norm is 0. Variables whose path matches `exclude` (biases and norms) have
    neither decay nor trust ratio. Keras' own `Lamb` decays outside the ratio and
    adapts every variable.

    With several replicas the gradients are summed before they are clipped;
    Keras clips each replica's share and sums the clipped shares.

    Args:
        learning_rate: float or schedule.
        weight_decay: the decay, multiplied by the variable.
        beta_1, beta_2, epsilon: of the moments. Epsilon is added to sqrt(v).
        bias_correction: divide the moments by `1 - b^t`, as the paper does.
            Off by default, as in google-research's MobileBERT runs.
        exclude: regular expressions searched in the variable's path.
        learning_rate_factors: regular expression -> factor of the learning
            rate; the first that is found in the variable's path counts.
        global_clipnorm: the norm of all gradients together is at most this.

    Raises:
        ValueError: for a negative decay, epsilon or factor.
    """

    clips_the_sum_of_replicas = True

    def __init__(
        self,
        learning_rate: Any = 1e-3,
        weight_decay: float = 0.01,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-6,
        bias_correction: bool = False,
        exclude: Sequence[str] = NOT_ADAPTED,
        learning_rate_factors: Mapping[str, float] | None = None,
        global_clipnorm: float | None = 1.0,
        name: str = "lamb",
        **kwargs: Any,
    ):
        super().__init__(learning_rate, global_clipnorm=global_clipnorm, name=name, **kwargs)
        factors = dict(learning_rate_factors or {})
        if min([weight_decay, epsilon, *factors.values()]) < 0:
            raise ValueError(
                "`weight_decay`, `epsilon` and `learning_rate_factors` must not be negative. "
                f"Received: weight_decay={weight_decay}, epsilon={epsilon}, "
                f"learning_rate_factors={factors}"
            )
        self.weight_decay = weight_decay
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        self.bias_correction = bias_correction
        self.exclude = tuple(exclude)
        self.learning_rate_factors = factors

    def build(self, variables: Sequence[keras.Variable]) -> None:
        if self.built:
            return
        super().build(variables)
        self._adapted = tuple(not _found(self.exclude, v.path) for v in variables)
        self._factors = tuple(self._learning_rate_factor(v.path) for v in variables)
        self._first_moments, self._second_moments = self.add_optimizer_variables(
            variables, ["first_moment", "second_moment"]
        )

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        index = self._get_variable_index(variable)
        first_moment, second_moment = self._first_moments[index], self._second_moments[index]
        gradient = ops.cast(gradient, variable.dtype)
        m = self.beta_1 * first_moment + (1.0 - self.beta_1) * gradient
        v = self.beta_2 * second_moment + (1.0 - self.beta_2) * ops.square(gradient)
        self.assign(first_moment, m)
        self.assign(second_moment, v)
        update = self._direction(m, v)
        rate = ops.cast(learning_rate, variable.dtype) * self._factors[index]
        if self._adapted[index]:
            update = update + self.weight_decay * variable
            rate = rate * _trust_ratio(variable, update)
        self.assign_sub(variable, rate * update)

    def _direction(self, m: Any, v: Any) -> Any:
        if self.bias_correction:
            step = ops.cast(self.iterations + 1, m.dtype)
            m = m / (1.0 - ops.power(ops.cast(self.beta_1, m.dtype), step))
            v = v / (1.0 - ops.power(ops.cast(self.beta_2, v.dtype), step))
        return m / (ops.sqrt(v) + self.epsilon)

    def _learning_rate_factor(self, path: str) -> float:
        matches = (
            f for pattern, f in self.learning_rate_factors.items() if _found([pattern], path)
        )
        return next(matches, 1.0)

    def _apply_weight_decay(self, variables: Any) -> None:
        """Keras' decay outside the trust ratio: not here."""

    def _backend_apply_gradients(self, grads: Any, trainable_variables: Any) -> None:
        """Sums over the replicas first, so that the norm that is clipped is the batch's."""
        strategy = getattr(self, "_distribution_strategy", None)  # of Keras' TensorFlow backend
        # TensorFlow's all-reduce keeps its graph for ever; one replica does without it.
        if strategy is not None and strategy.num_replicas_in_sync > 1:
            pairs = list(zip(grads, trainable_variables, strict=True))
            grads = [gradient for gradient, _ in super()._all_reduce_sum_gradients(pairs)]
        super()._backend_apply_gradients(grads, trainable_variables)

    def _all_reduce_sum_gradients(self, grads_and_vars: Any) -> Any:
        """The sum was taken in `_backend_apply_gradients`; a second one would multiply by N."""
        return grads_and_vars

    def get_config(self) -> dict[str, Any]:
        return super().get_config() | {
            "beta_1": self.beta_1,
            "beta_2": self.beta_2,
            "epsilon": self.epsilon,
            "bias_correction": self.bias_correction,
            "exclude": list(self.exclude),
            "learning_rate_factors": dict(self.learning_rate_factors),
        }


def _found(patterns: Sequence[str], path: str) -> bool:
    return any(re.search(pattern, path) for pattern in patterns)


def _trust_ratio(variable: Any, update: Any) -> Any:
    variable_norm = ops.sqrt(ops.sum(ops.square(variable)))
    update_norm = ops.sqrt(ops.sum(ops.square(update)))
    ratio = ops.divide_no_nan(variable_norm, update_norm)
    return ops.where(ratio > 0, ratio, ops.ones_like(ratio))
