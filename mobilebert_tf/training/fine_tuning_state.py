# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a fine-tuning run leaves in its directory."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import zlib
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from mobilebert_tf.files import config_difference, whole_file, write_json
from mobilebert_tf.training.checkpoints import Checkpoints
from mobilebert_tf.training.fine_tuning_config import FineTuningConfig
from mobilebert_tf.training.metrics_log import MetricsLog
from mobilebert_tf.training.training_state import restore_training_state, training_state

_STAGE = "fine_tuning"


class FineTuningState:
    """The state of a run, from which it goes on after it was killed.

    | file | content |
    |---|---|
    | `run.json` | what the run was begun with |
    | `history.jsonl` | a line after each epoch: its loss, the development scores |
    | `best.npz` | the weights after the best epoch |
    | `state/` | the newest checkpoint of weights, optimizer and dropout |

    Args:
        directory: claimed for this run, by `claim`.
        model: compiled with its optimizer.
    """

    def __init__(self, directory: pathlib.Path, model: keras.Model):
        self._model = model
        self._best = directory / "best.npz"
        self._history = directory / "history.jsonl"
        model.optimizer.build(model.trainable_variables)
        self._step = tf.Variable(0, dtype=tf.int64, trainable=False)
        self._checkpoints = Checkpoints(
            training_state(model, model.optimizer),
            str(directory / "state"),
            max_to_keep=1,
            step_counter=self._step,
        )
        self._log = MetricsLog(self._history, _STAGE)

    def restore(self) -> int:
        """Restores the newest state, and returns its step; 0 if there is none."""
        path = self._checkpoints.latest_checkpoint
        if path:
            restore_training_state(self._checkpoints.checkpoint, path)
        step = int(self._model.optimizer.iterations.numpy())
        self._log.rewind(step)
        return step

    def save(self) -> str:
        """Saves the state as it is, and returns where."""
        self._step.assign(int(self._model.optimizer.iterations.numpy()))
        return self._checkpoints.save(checkpoint_number=self._step) or ""

    def history(self) -> list[dict[str, Any]]:
        """Returns a record for each finished epoch."""
        if not self._history.exists():
            return []
        return [
            {name: value for name, value in record.items() if name != "stage"}
            for record in MetricsLog.read(self._history)
        ]

    def finish_epoch(self, record: dict[str, Any], is_best: bool) -> None:
        """Keeps the weights if they are the best so far, then the record, then the state.

        In this order a run that is killed between two of them does the epoch's end
        again, with the same outcome.
        """
        if is_best:
            weights = {f"{i:04d}": w for i, w in enumerate(self._model.get_weights())}
            with whole_file(self._best) as partial, open(partial, "wb") as file:
                np.savez(file, **weights)
        self._log.write(record)
        self.save()

    def load_best(self) -> None:
        """Gives the model the weights of its best epoch."""
        with np.load(self._best) as weights:
            self._model.set_weights([weights[name] for name in sorted(weights.files)])

    @staticmethod
    def claim(
        directory: pathlib.Path, model: keras.Model, config: FineTuningConfig, arrays: Any
    ) -> None:
        """Makes the directory this run's, or finds that it is.

        What of the config may change is written anew.

        Args:
            directory: made if it is missing.
            model: as the run begins with it.
            config: of the run.
            arrays: nested tensors of what is learnt from.

        Raises:
            ValueError: if the directory holds a run with another config, other examples
                or another backbone to begin with.
        """
        directory.mkdir(parents=True, exist_ok=True)
        path = directory / "run.json"
        read = {
            "examples": _checksum(keras.tree.flatten(arrays)),
            "backbone": _checksum(getattr(model, "backbone", model).get_weights()),
        }
        if not path.exists():
            write_json(path, {"config": dataclasses.asdict(config)} | read)
            return
        before = json.loads(path.read_text(encoding="utf-8"))
        different = [name for name in read if before.get(name) != read[name]]
        if found := config_difference(before.get("config"), config):
            different.insert(0, found.field or "config")
        if different:
            raise ValueError(
                f"{directory} holds a run that was begun with other {', '.join(different)}. "
                "Use another directory, or remove this one."
            )
        if config_difference(before["config"], config, everything=True):
            write_json(path, {"config": dataclasses.asdict(config)} | read)


def _checksum(arrays: list[Any]) -> int:
    checksum = 0
    for array in map(np.asarray, arrays):
        content = b"\0".join(array.ravel()) if array.dtype == object else array.tobytes()
        checksum = zlib.crc32(content, checksum)
    return checksum
