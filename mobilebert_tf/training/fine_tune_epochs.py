# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The loop of fine-tuning: an epoch, its score, the best weights."""

from __future__ import annotations

import contextlib
import math
import os
import pathlib
import time
from collections.abc import Callable, Mapping
from typing import Any

import keras
import tqdm

from mobilebert_tf.training.fine_tuning_config import FineTuningConfig
from mobilebert_tf.training.fine_tuning_state import FineTuningState
from mobilebert_tf.training.quantization_aware import quantization_aware
from mobilebert_tf.training.shuffled_batches import ShuffledBatches
from mobilebert_tf.training.termination import Terminated, termination_requests


def fine_tune_epochs(
    model: keras.Model,
    arrays: tuple[Any, Any],
    score: Callable[[], Mapping[str, float]],
    primary_metric: str,
    directory: str | os.PathLike,
    config: FineTuningConfig | None = None,
    *,
    preprocess: Callable[[Any, Any], tuple[Any, Any]] | None = None,
    compile_model: Callable[[keras.optimizers.Optimizer], None] | None = None,
    progress: bool = True,
) -> list[dict[str, Any]]:
    """Trains `model` in place and leaves it with the weights of its best epoch.

    A run that was killed, or stopped by SIGTERM, goes on at its last saved step when
    it is called again with the same arguments, and ends with the weights of one that
    was not. Called again after its end, it gives the same result at once.

    It uses Keras' own training step rather than `run_training`'s, for any Keras task
    with its own loss can be fine-tuned, and the step is traced once for all epochs.

    Args:
        model: any Keras model.
        arrays: inputs and targets, one entry of each per training example; arrays or
            lists, in tuples and dictionaries of any depth.
        score: called after each epoch; the development scores of `model` as it is.
        primary_metric: the one of them that chooses the best epoch; larger is better.
        directory: of the run's state; see `FineTuningState`.
        config: the hyper-parameters.
        preprocess: makes a batch of inputs and targets into what the model reads.
        compile_model: called with the optimizer; `model.compile` by default.
        progress: show one line with the loss and the time left.

    Returns:
        A record for each epoch: `epoch` (from 0), `step`, `loss`, `seconds`, the scores.
        The loss and the seconds of an epoch that was stopped are of what it took up
        again; where that was its score alone, the loss is None.

    Raises:
        ValueError: if the directory holds another run, or there is nothing to learn from.
        FloatingPointError: if the loss is not finite, naming the step.
        Terminated: a SystemExit, after a SIGTERM, when the run is saved.
    """
    config, directory = config or FineTuningConfig(), pathlib.Path(directory)
    batches = ShuffledBatches(arrays, config.batch_size, config.seed, preprocess)
    FineTuningState.claim(directory, model, config, batches.arrays)
    with _rounding(model, batches, directory, config):
        return _train(
            model, batches, score, primary_metric, directory, config, compile_model, progress
        )


def _rounding(
    model: keras.Model, batches: ShuffledBatches, directory: pathlib.Path, config: FineTuningConfig
) -> contextlib.AbstractContextManager:
    """What the epochs run in."""
    if config.quantization_aware:
        return quantization_aware(model, batches, directory)
    if getattr(model, "quantization", None) is not None:
        model.quantization = None  # It was of weights that will be others.
    return contextlib.nullcontext()


def _train(
    model: keras.Model,
    batches: ShuffledBatches,
    score: Callable[[], Mapping[str, float]],
    primary_metric: str,
    directory: pathlib.Path,
    config: FineTuningConfig,
    compile_model: Callable[[keras.optimizers.Optimizer], None] | None,
    progress: bool,
) -> list[dict[str, Any]]:
    optimizer = config.make_optimizer(batches.steps(config.epochs))
    (compile_model or (lambda made: model.compile(optimizer=made)))(optimizer)
    model.jit_compile = config.jit_compile
    state = FineTuningState(directory, model)
    step, history = state.restore(), state.history()
    line = tqdm.tqdm(
        total=batches.steps(config.epochs),
        initial=step,
        desc="fine-tuning",
        unit="step",
        disable=not progress,
    )
    with line, termination_requests() as stop_requested:
        watch = _Watch(state, config.checkpoint_interval, line, stop_requested)
        while not _is_finished(history, primary_metric, config):
            last, start = batches.steps(len(history) + 1), time.perf_counter()
            watch.step = step
            if step < last:
                _fit(model, batches.dataset(step, last), watch)
            step = last
            scores = {name: float(value) for name, value in score().items()}
            best = max((r[primary_metric] for r in history), default=-math.inf)
            record = {"epoch": len(history), "step": step, "loss": watch.loss}
            record |= {"seconds": round(time.perf_counter() - start, 3)} | scores
            state.finish_epoch(record, not history or scores[primary_metric] > best)
            history = state.history()
    state.load_best()
    return history


def _fit(model: keras.Model, dataset: Any, watch: _Watch) -> None:
    # Keras' own `fit`, for KerasHub's would preprocess what is preprocessed already.
    keras.Model.fit(model, dataset, epochs=1, shuffle=False, callbacks=[watch], verbose=0)


def _is_finished(
    history: list[dict[str, Any]], primary_metric: str, config: FineTuningConfig
) -> bool:
    if len(history) >= config.epochs:
        return True
    scores = [record[primary_metric] for record in history]
    since_best = len(scores) - 1 - scores.index(max(scores)) if scores else 0
    return bool(config.patience) and since_best >= config.patience


class _Watch(keras.callbacks.Callback):
    """After each step: progress, a look at the loss, and now and then a saved state."""

    def __init__(
        self,
        state: FineTuningState,
        interval: int,
        line: tqdm.tqdm,
        stop_requested: Callable[[], bool],
    ):
        super().__init__()
        self._state, self._interval, self._line = state, interval, line
        self._stop_requested = stop_requested
        self.step = 0
        self.loss: float | None = None

    def on_train_batch_end(self, batch: int, logs: Mapping[str, Any] | None = None) -> None:
        """Called by Keras with the mean loss of the epoch so far."""
        del batch
        self.step += 1
        self.loss = float(logs["loss"])
        if not math.isfinite(self.loss):
            raise FloatingPointError(
                f"Step {self.step} is not finite: loss {self.loss}. Lower the learning rate, or "
                "lengthen the warm-up."
            )
        self._line.set_postfix(loss=f"{self.loss:.4g}", refresh=False)
        self._line.update()
        stop = self._stop_requested()
        if stop or self.step % self._interval == 0:
            path = self._state.save()
        if stop:
            raise Terminated(
                f"fine-tuning: stopped by SIGTERM and saved as {path}. Start again with the same "
                "arguments to continue."
            )
