# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How far a file of any task is from the Keras model, on the same token ids."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import keras
import numpy as np
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.copy_model import Model
from mobilebert_tf.lite.int8_outputs import run_float
from mobilebert_tf.lite.quiet import quiet_native_stderr
from mobilebert_tf.lite.real_rows import real_rows
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES, task_of
from mobilebert_tf.lite.verify import Parity, compare, compare_probabilities

_KERAS_NAMES = {"ids": "token_ids", "mask": "padding_mask", "segment_ids": "segment_ids"}


def verify_outputs(
    content: bytes, model: Model, samples: Sequence[dict[str, np.ndarray]]
) -> Parity:
    """Compares every signature's outputs of real tokens.

    A "label" of `Parity` is the largest of a token's values: its class, or
    whether it ends an answer rather than starts one, or its largest channel.

    Args:
        content: the file.
        model: an encoder, a question answerer or a token classifier.
        samples: inputs by signature name; cut where a signature is shorter.
    """
    actual, expected = [], []
    for run, inputs in _runs(content, samples):
        real = inputs["mask"][0] > 0
        actual.append(_joined(run(**inputs), model)[real])
        expected.append(_joined(_keras_outputs(model, inputs), model)[real])
    has_probabilities = task_of(model) == "token_classifier"
    compared = compare_probabilities if has_probabilities else compare
    return compared(np.concatenate(actual), np.concatenate(expected))


def run_outputs(content: bytes, samples: Sequence[dict[str, np.ndarray]]) -> list[dict]:
    """Every signature's float outputs for every sample, by name; rows of real tokens alone."""
    return [
        {name: real_rows(name, values, inputs["mask"][0]) for name, values in run(**inputs).items()}
        for run, inputs in _runs(content, samples)
    ]


def _runs(content: bytes, samples: Sequence[dict[str, np.ndarray]]) -> Iterator[tuple]:
    """Yields every signature with every sample, cut to its length."""
    with quiet_native_stderr():
        interpreter = Interpreter(model_content=content)
        interpreter.allocate_tensors()
        runners = [
            interpreter.get_signature_runner(key) for key in interpreter.get_signature_list()
        ]
    for runner in runners:
        length = int(runner.get_input_details()["ids"]["shape"][1])
        for sample in samples:
            cut = {name: value[:, :length] for name, value in sample.items()}
            yield functools.partial(run_float, runner), cut


def _joined(outputs: dict, model: Model) -> np.ndarray:
    """Outputs side by side, `(sequence, values of a token)`."""
    parts = [np.asarray(outputs[name], np.float64)[0] for name in OUTPUT_NAMES[task_of(model)]]
    return np.concatenate([part.reshape(len(part), -1) for part in parts], axis=-1)


def _keras_outputs(model: Model, inputs: dict[str, np.ndarray]) -> dict:
    outputs = model({_KERAS_NAMES[name]: value for name, value in inputs.items()}, training=False)
    if task_of(model) == "token_classifier":
        return {"token_probability": keras.ops.softmax(outputs)}
    return outputs
