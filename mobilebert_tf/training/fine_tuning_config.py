# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How a model is fine-tuned."""

from __future__ import annotations

import dataclasses

import keras

from mobilebert_tf.files.config_difference import MAY_CHANGE
from mobilebert_tf.optimizers import LinearWarmupDecay
from mobilebert_tf.training.fused_adam_w import FusedAdamW


@dataclasses.dataclass(frozen=True, kw_only=True)
class FineTuningConfig:
    """Hyper-parameters of fine-tuning, with the defaults that MobileBERT wants.

    MobileBERT wants a larger learning rate and more epochs than BERT (paper
    section 4.3 searches 1e-5 to 1e-4, 2 to 10 epochs, batches of 16, 32 and 48);
    the rate warms up and then falls linearly to zero. AdamW does not decay norms
    and biases, as in the original code.

    Attributes:
        epochs: passes over the training examples.
        batch_size: examples of a step.
        learning_rate: the peak.
        warmup_ratio: share of all steps in which the rate rises from zero.
        weight_decay: decoupled decay of kernels and embeddings.
        global_clipnorm: the norm of all gradients together is at most this.
        patience: stop after so many epochs without a better score; 0 for never.
        checkpoint_interval: steps between two saved states; there is one after each
            epoch too. A run may go on with another one.
        jit_compile: compile the step with XLA.
        seed: of the order of the examples and of dropout.
        quantization_aware: round while learning as an int8 file does, for models that
            lose by it; see `quantization_aware`.

    Raises:
        ValueError: naming the field that is out of range.
    """

    epochs: int = 5
    batch_size: int = 32
    learning_rate: float = 1e-4
    warmup_ratio: float = 0.1
    weight_decay: float = 0.01
    global_clipnorm: float = 1.0
    patience: int = 0
    checkpoint_interval: int = dataclasses.field(default=200, metadata=MAY_CHANGE)
    jit_compile: bool = False
    seed: int = 0
    quantization_aware: bool = False

    def __post_init__(self):
        for field in (
            "epochs",
            "batch_size",
            "learning_rate",
            "global_clipnorm",
            "checkpoint_interval",
        ):
            if getattr(self, field) <= 0:
                raise ValueError(
                    f"`{field}` must be positive. Received: {field}={getattr(self, field)}"
                )
        for field in ("patience", "weight_decay"):
            if getattr(self, field) < 0:
                raise ValueError(
                    f"`{field}` must not be negative. Received: {field}={getattr(self, field)}"
                )
        if not 0 <= self.warmup_ratio < 1:
            raise ValueError(
                "`warmup_ratio` must be at least 0 and below 1. "
                f"Received: warmup_ratio={self.warmup_ratio}"
            )

    def make_optimizer(self, steps: int) -> keras.optimizers.Optimizer:
        """Returns a new AdamW for a run of `steps`."""
        schedule = LinearWarmupDecay(
            self.learning_rate, steps, warmup_steps=int(self.warmup_ratio * steps), end_ratio=0.0
        )
        optimizer = FusedAdamW(
            schedule,
            weight_decay=self.weight_decay,
            epsilon=1e-6,
            global_clipnorm=self.global_clipnorm,
            name="fine_tuning",  # Checkpoints go by names, and Keras would count up.
        )
        optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
        return optimizer
