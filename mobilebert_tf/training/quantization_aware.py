# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fine-tuning that feels the rounding of the int8 file."""

from __future__ import annotations

import contextlib
import pathlib
from collections.abc import Iterator

import numpy as np

from mobilebert_tf.files import whole_file
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.quantization import FILE_NAME, Quantization
from mobilebert_tf.training.shuffled_batches import ShuffledBatches

_NUM_SAMPLES = 128
_NAMES = {"ids": "token_ids", "mask": "padding_mask", "segment_ids": "segment_ids"}


@contextlib.contextmanager
def quantization_aware(
    model: MobileBERTTask, batches: ShuffledBatches, directory: pathlib.Path
) -> Iterator[None]:
    """Within this context `model` learns and answers as its int8 file will.

    Before it, an export's scales and ranges are found on 128 of the examples and kept
    in `directory`, so that a run that goes on goes on with the same. After it the
    model computes in float again, and `model.quantization` is what an int8 export
    must use to be what was trained; a preset keeps it.

    Args:
        model: a task that can be exported, in float32. Start from one that is
            fine-tuned: its ranges are those of the task.
        batches: of the training examples, as the model reads them.
        directory: of the run.

    Raises:
        ValueError: if the model cannot be exported, or is not in float32.
    """
    # Imported late: the rest of training does without the converter.
    from mobilebert_tf.lite.calibrated_quantization import calibrated_quantization
    from mobilebert_tf.lite.fake_quantization import FakeQuantization
    from mobilebert_tf.lite.task_outputs import task_of

    task_of(model)
    _require_float32(model)
    path = directory / FILE_NAME
    if not path.exists():
        found = calibrated_quantization(model, _samples(batches))
        with whole_file(path) as partial:
            found.write(partial)
    model.quantization = None
    with FakeQuantization(model, Quantization.read(path)) as rounding:
        yield
        learnt = rounding.quantization
    model.quantization = learnt


def _require_float32(model: MobileBERTTask) -> None:
    policy = model.backbone.dtype_policy
    if policy.compute_dtype != "float32" or policy.variable_dtype != "float32":
        raise ValueError(
            "`quantization_aware` must be off unless the model computes in float32, for in half "
            f"precision the steps of int8 would be lost. Received: dtype={policy.name!r}. Load the "
            "preset with dtype='float32'."
        )


def _samples(batches: ShuffledBatches) -> list[dict[str, np.ndarray]]:
    """Training examples, drawn by the run's seed, as an export calibrates on them."""
    number = min(batches.steps(1), -(-_NUM_SAMPLES // batches.batch_size))
    samples: list[dict[str, np.ndarray]] = []
    for inputs, *_ in batches.dataset(0, number):
        rows = {name: _rows(inputs[theirs]) for name, theirs in _NAMES.items()}
        count = len(rows["ids"])
        samples += [{name: rows[name][i : i + 1] for name in rows} for i in range(count)]
    return samples[:_NUM_SAMPLES]


def _rows(values) -> np.ndarray:
    """`(..., sequence)` to `(texts, sequence)`: choices are texts of their own."""
    values = np.asarray(values)
    return values.reshape(-1, values.shape[-1]).astype(np.int32)
