# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Prompt and choices in, the right choice out, from one `.tflite` file and nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from mobilebert_tf.lite.encode_example import encode_example
from mobilebert_tf.lite.file_runner import FileRunner
from mobilebert_tf.lite.metadata import ModelMetadata
from mobilebert_tf.lite.softmax import softmax

_TASK, _OUTPUT = "multiple_choice", "choice_logit"


class MultipleChoiceInterpreter:
    """Runs an exported multiple choice model on ai-edge-litert, without TensorFlow.

    The file reads the prompt with one choice a run, so that it serves any number of
    choices, and a short choice does not wait for a long one.

    ```python
    chooser = MultipleChoiceInterpreter("swag_int8.tflite")
    choice, probability = chooser.choose("She opens the", ["door.", "sky."])[0]
    ```

    Args:
        model: path of the file, or its content.
        num_threads: CPU threads of the runtime.
        sequence_length: the only one to run, of the file's; by default the shortest that fits.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is not a TFLite file, or not a multiple choice model of ours.
    """

    def __init__(
        self,
        model: str | os.PathLike | bytes,
        num_threads: int = 1,
        sequence_length: int | None = None,
    ):
        self._file = FileRunner(model, (_TASK,), (_OUTPUT,), num_threads, sequence_length)
        self.metadata: ModelMetadata = self._file.metadata
        self.sequence_lengths: tuple[int, ...] = self._file.sequence_lengths
        self.sequence_length: int = self._file.sequence_length

    def logits(self, prompt: str, choices: Sequence[str]) -> np.ndarray:
        """Returns a logit for every choice, float32 `(choices,)`.

        Raises:
            ValueError: if there are fewer than two choices.
        """
        samples = encode_example(
            self._file.tokenizer, (prompt, choices), _TASK, self.sequence_length
        )
        return np.array([self._file.run(each)[_OUTPUT][0, 0] for each in samples], np.float32)

    def probabilities(self, prompt: str, choices: Sequence[str]) -> np.ndarray:
        """Returns the softmax of the logits, float32 `(choices,)`."""
        return softmax(self.logits(prompt, choices))

    def choose(self, prompt: str, choices: Sequence[str]) -> list[tuple[str, float]]:
        """Returns the choices with their probabilities, the most probable first."""
        pairs = zip(choices, self.probabilities(prompt, choices).tolist(), strict=True)
        return sorted(pairs, key=lambda pair: -pair[1])
