# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The last thing that a run writes."""

from __future__ import annotations

import os
import re

import keras_hub

from mobilebert_tf.models import save_preset

# What h5py's errors have among much else, and RuntimeErrors are some of them.
_WRITE_FAILED = "write failed"
_REASON = re.compile(r"error message = '([^']*)'")


def save_output(
    task: keras_hub.models.Task,
    output: str | os.PathLike[str],
    directory: str | os.PathLike[str],
) -> None:
    """Saves a run's preset, which may be done again where it fails.

    Args:
        task: what the run has trained.
        output: folder of the preset.
        directory: of the run's state.

    Raises:
        OSError: in a sentence, if it cannot be written, as on a full disk.
        ValueError: see `save_preset`.
    """
    try:
        save_preset(task, output)
    except (OSError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and _WRITE_FAILED not in str(error):
            raise
        raise OSError(
            f"`output` could not be written: {_reason(error)}. The run is saved in {directory}; "
            "free some space, or choose another `output`, and the same command goes on. "
            f"Received: output='{output}'"
        ) from error


def _reason(error: Exception) -> str:
    """In one line; h5py's have several."""
    told = _REASON.search(str(error))
    return told[1] if told else str(error).strip().partition("\n")[0]
