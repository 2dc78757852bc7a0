# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The checkpoints of a run."""

from __future__ import annotations

import pathlib
import shutil
from typing import Any

import tensorflow as tf


class Checkpoints(tf.train.CheckpointManager):
    """TensorFlow's manager, with an error that says what to do.

    TensorFlow writes a checkpoint under another name, renames it, and enters it
    in the list of checkpoints last. One that could not be written is not in the
    list, and the one before it is still there.

    Args:
        checkpoint: the state.
        directory: of the checkpoints.
        writes: whether this process writes them; one of several does.
        **kwargs: see `tf.train.CheckpointManager`.
    """

    def __init__(
        self, checkpoint: tf.train.Checkpoint, directory: str, writes: bool = True, **kwargs: Any
    ):
        super().__init__(checkpoint, directory, **kwargs)
        self._writes = writes
        if writes:
            self._remove_left()
        # Made at the first save otherwise, and workers make variables together.
        checkpoint.save_counter  # noqa: B018

    def _remove_left(self) -> None:
        """Gives back the space of what a process was writing when it was killed."""
        prefix = pathlib.Path(self._checkpoint_prefix)
        for folder in prefix.parent.glob(f"{prefix.name}-*_temp"):
            shutil.rmtree(folder, ignore_errors=True)

    def remove_surplus(self) -> None:
        """Gives back the space of checkpoints that an earlier, larger `max_to_keep` has left."""
        newest = self.checkpoints[-1:]
        # Who names an older one in the list, for the newest is damaged, keeps both.
        if self._writes and newest == [self.latest_checkpoint]:
            self._sweep()
            self._record_state()

    def save(self, *args: Any, **kwargs: Any) -> str | None:
        """Writes a checkpoint, if the interval is over.

        Raises:
            OSError: if it could not be written, naming the last good one. What
                was written of it is removed, to give the space back.
        """
        if not self._writes:
            return None
        try:
            return super().save(*args, **kwargs)
        except (tf.errors.OpError, OSError) as error:
            latest = tf.train.latest_checkpoint(self.directory)
            unfinished = f"{self._checkpoint_prefix}-{int(self._step_counter.numpy())}"
            if unfinished != latest:
                _remove_parts(pathlib.Path(unfinished))
            reason = str(error).splitlines()[0]
            raise OSError(
                f"A checkpoint could not be written: {reason}. The last good one is {latest}. "
                "Free some space, and start again with the same arguments."
            ) from error


def _remove_parts(prefix: pathlib.Path) -> None:
    for pattern in (f"{prefix.name}.*", f"{prefix.name}_temp*"):
        for path in prefix.parent.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
