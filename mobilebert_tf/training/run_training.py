# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The outer loop: restore, train, report, save."""

from __future__ import annotations

import contextlib
import errno
import os
import pathlib
import time
from collections.abc import Callable, Iterator, Sequence

import keras
import orbit
import tensorflow as tf
import tqdm

from mobilebert_tf.data.reading_errors import reading_errors
from mobilebert_tf.training.checkpoints import Checkpoints
from mobilebert_tf.training.distribute_batches import DatasetFn, distribute_batches
from mobilebert_tf.training.metrics_log import MetricsLog
from mobilebert_tf.training.objective import Objective
from mobilebert_tf.training.objective_trainer import ObjectiveTrainer
from mobilebert_tf.training.termination import Terminated, termination_requests
from mobilebert_tf.training.training_config import TrainingConfig
from mobilebert_tf.training.training_state import restore_training_state, training_state
from mobilebert_tf.training.workers import Workers


def run_training(
    objective: Objective,
    variables: Sequence[keras.Variable],
    optimizer: keras.optimizers.Optimizer,
    dataset_fn: DatasetFn,
    *,
    steps: int,
    directory: str | os.PathLike[str],
    stage: str = "train",
    config: TrainingConfig | None = None,
    first_batch: int = 0,
    metrics_path: str | os.PathLike[str] | None = None,
    progress: bool = True,
) -> dict[str, float]:
    """Trains up to step `steps`, from the newest checkpoint in `directory` if there is one.

    Call it in the scope of the strategy that the model and the optimizer were
    made in (none is one device), in every process if there are several; the
    first of them writes the files. A run that was killed and is called again
    with the same arguments ends with the weights of one that was not. Of `config`,
    `micro_batches` and `jit_compile` alone have to be the same.

    Args:
        objective: the model and its loss.
        variables: what is trained.
        optimizer: a new one; its state is restored.
        dataset_fn: index of a batch -> dataset of global batches from there on,
            without end, the same each time. With an argument `input_context`, each
            host makes only its own part of them: see `distribute_batches`.
        steps: the last step.
        directory: of the checkpoints.
        stage: name of the run in metrics, progress and errors.
        config: settings of the loop.
        first_batch: index of the batch of step 0.
        metrics_path: JSON lines; default `metrics.jsonl` in `directory`. TensorBoard's
            events go beside it, into `tensorboard/STAGE`.
        progress: show one line with the loss and the time left.

    Returns:
        The means over the last loop, empty if there was nothing left to do.

    Raises:
        FloatingPointError: if a loss or gradient is NaN or infinite; names the
            step, the terms and the last good checkpoint.
        Terminated: a SystemExit, after a SIGTERM and at the end of a loop of
            steps, when the run is saved.
        OSError: if a checkpoint or the metrics cannot be written, and the checkpoint
            before is kept; or if a checkpoint is damaged.
        ValueError: if the variables are of another scope, the checkpoint is
            another model's, `micro_batches` does not divide the batch, several processes
            do not see the same directory, or the data end or are damaged.
    """
    config = config or TrainingConfig()
    directory = pathlib.Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    strategy = _scope_of(variables)
    optimizer.build(list(variables))
    workers = Workers(strategy)
    checkpoints = _restore(objective, optimizer, directory, config, workers.is_chief)
    start = int(optimizer.iterations.numpy())
    if not workers.agree(start):
        raise ValueError(
            "`directory` must be one that all processes see. Received: "
            f"directory={str(directory)!r}, where this one found step {start}, and others another"
        )
    if start >= steps:
        return {}
    batches, batch_size = distribute_batches(strategy, dataset_fn, first_batch + start)
    _check_parts(batch_size, strategy.num_replicas_in_sync, config.micro_batches)
    log, tensorboard = None, None
    if workers.is_chief:
        metrics_path = pathlib.Path(metrics_path or directory / "metrics.jsonl")
        log = MetricsLog(metrics_path, stage)
        log.rewind(start)
        tensorboard = metrics_path.parent / "tensorboard" / stage if config.tensorboard else None
    trainer = ObjectiveTrainer(
        objective,
        variables,
        optimizer,
        batches,
        strategy,
        config.jit_compile,
        config.micro_batches,
    )
    hidden = not (progress and workers.is_chief)
    with (
        tqdm.tqdm(total=steps, initial=start, desc=stage, unit="step", disable=hidden) as line,
        termination_requests() as stop_requested,
    ):

        def any_stop_requested() -> bool:
            return workers.any(stop_requested())

        report = _Report(log, line, optimizer, batch_size)
        controller = _controller(trainer, optimizer, report, tensorboard, config)
        controller.checkpoint_manager = checkpoints
        _train(controller, checkpoints, steps, stage, any_stop_requested)
    return report.last


def _scope_of(variables: Sequence[keras.Variable]) -> tf.distribute.Strategy:
    strategy = tf.distribute.get_strategy()
    for variable in variables:
        if not strategy.extended.variable_created_in_scope(variable.value):
            raise ValueError(
                "Models must be built in the scope of the strategy that trains them. Received: "
                f"variable {variable.path!r} from another scope than {type(strategy).__name__}'s"
            )
    return strategy


def _check_parts(batch_size: int, replicas: int, micro_batches: int) -> None:
    """Before the step is traced: from there errors come with pages of code."""
    if micro_batches > 1 and batch_size % (replicas * micro_batches):
        raise ValueError(
            f"`micro_batches` must divide a replica's share of the batch, {batch_size} examples "
            f"on {replicas}. Received: micro_batches={micro_batches}"
        )


class _Report:
    """Called after each loop with its means: a record, and the progress line."""

    def __init__(
        self,
        log: MetricsLog | None,
        line: tqdm.tqdm,
        optimizer: keras.optimizers.Optimizer,
        batch_size: int,
    ):
        self._log, self._line, self._optimizer = log, line, optimizer
        self._batch_size = batch_size
        self._step, self._time = line.n, time.perf_counter()
        self.last: dict[str, float] = {}

    def __call__(self, means: dict[str, float]) -> None:
        step, now = int(self._optimizer.iterations.numpy()), time.perf_counter()
        steps, seconds = step - self._step, now - self._time
        self._step, self._time = step, now
        means["sequences_per_second"] = steps * self._batch_size / seconds
        if self._log is not None:
            self._log.write({"step": step} | means)
        self._line.set_postfix(loss=f"{means['loss']:.4g}", refresh=False)
        self._line.update(steps)
        self.last = dict(means)


def _restore(
    objective: Objective,
    optimizer: keras.optimizers.Optimizer,
    directory: pathlib.Path,
    config: TrainingConfig,
    writes: bool,
) -> Checkpoints:
    checkpoints = Checkpoints(
        training_state(objective.model, optimizer),
        str(directory),
        writes,
        max_to_keep=config.keep_checkpoints,
        step_counter=optimizer.iterations.value,
        checkpoint_interval=config.checkpoint_interval,
    )
    if checkpoints.latest_checkpoint:
        restore_training_state(checkpoints.checkpoint, checkpoints.latest_checkpoint)
        checkpoints.remove_surplus()
    return checkpoints


def _controller(
    trainer: ObjectiveTrainer,
    optimizer: keras.optimizers.Optimizer,
    report: _Report,
    tensorboard: pathlib.Path | None,
    config: TrainingConfig,
) -> orbit.Controller:
    return orbit.Controller(
        trainer=trainer,
        global_step=optimizer.iterations.value,
        strategy=tf.distribute.get_strategy(),
        steps_per_loop=config.steps_per_loop,
        train_actions=[report],
        summary_dir=str(tensorboard) if tensorboard else None,
    )


def _train(
    controller: orbit.Controller,
    checkpoints: Checkpoints,
    steps: int,
    stage: str,
    stop_requested: Callable[[], bool],
) -> None:
    # Orbit prints each loop; the progress line and the metrics say the same.
    with (
        open(os.devnull, "w") as nowhere,
        contextlib.redirect_stdout(nowhere),
        _explained(stage, steps, checkpoints),
        reading_errors(),
    ):
        stopped = _train_or_stop(controller, steps, stop_requested)
        controller.save_checkpoint()
        # Saving takes a while, and the request may have come in it. All processes ask,
        # so that none leaves before the one that saves has saved.
        stopped = stop_requested() or stopped
    if stopped:
        raise Terminated(
            f"{stage}: stopped by SIGTERM and saved as {_latest(checkpoints)}. "
            "Start again with the same arguments to continue."
        )


@contextlib.contextmanager
def _explained(stage: str, steps: int, checkpoints: Checkpoints) -> Iterator[None]:
    """What ends a run, in our own words."""
    try:
        yield
    except FloatingPointError as error:
        raise FloatingPointError(
            f"{stage}: {error} {_last_good(checkpoints)} "
            "Begin in another directory, at a lower learning rate or with a longer warm-up."
        ) from None
    except tf.errors.OutOfRangeError as error:
        raise ValueError(
            f"{stage}: the dataset must not end before step {steps}; repeat it."
        ) from error
    except tf.errors.ResourceExhaustedError as error:
        if os.strerror(errno.ENOSPC) not in str(error):  # The memory of a device.
            raise
        raise OSError(
            f"{stage}: {str(error).splitlines()[0]}. {_last_good(checkpoints)} "
            "Free some space, and start again with the same arguments."
        ) from error


def _latest(checkpoints: Checkpoints) -> str | None:
    """Looked up, for a process that does not write does not know of what another one wrote."""
    return tf.train.latest_checkpoint(checkpoints.directory)


def _last_good(checkpoints: Checkpoints) -> str:
    latest = _latest(checkpoints)
    return f"The last good checkpoint is {latest}." if latest else "There is no checkpoint yet."


def _train_or_stop(
    controller: orbit.Controller, steps: int, stop_requested: Callable[[], bool]
) -> bool:
    """Trains loop by loop; returns whether the run was told to stop in one of them."""
    while (step := int(controller.global_step.numpy())) < steps:
        end = min(step + controller.steps_per_loop, steps)
        controller.train(end, checkpoint_at_completion=False)
        if stop_requested():
            return True
    return False
