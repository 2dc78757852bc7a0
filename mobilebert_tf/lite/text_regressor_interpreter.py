# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Text in, a number out, from one `.tflite` file and nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from mobilebert_tf.lite.encode_example import encode_example
from mobilebert_tf.lite.file_runner import FileRunner
from mobilebert_tf.lite.metadata import ModelMetadata

_TASK, _OUTPUT = "text_regressor", "score"


class TextRegressorInterpreter:
    """Runs an exported text regressor on ai-edge-litert, without TensorFlow.

    ```python
    regressor = TextRegressorInterpreter("stsb_int8.tflite")
    regressor.score(("a dog runs", "a dog is running"))  # 4.8
    ```

    Args:
        model: path of the file, or its content.
        num_threads: CPU threads of the runtime.
        sequence_length: the only one to run, of the file's; by default the shortest that fits.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is not a TFLite file, or not a text regressor of ours.
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

    def score(self, text: str | tuple[str, str]) -> float:
        """Returns the number of a text, or of a tuple of two."""
        (inputs,) = encode_example(self._file.tokenizer, text, _TASK, self.sequence_length)
        return float(self._file.run(inputs)[_OUTPUT][0, 0])

    def scores(self, texts: Sequence[str | tuple[str, str]]) -> np.ndarray:
        """Returns the number of each, float32 `(texts,)`."""
        if isinstance(texts, str):
            raise ValueError(f"`texts` must be a list of texts. Received: {texts!r}")
        return np.array([self.score(text) for text in texts], np.float32)
