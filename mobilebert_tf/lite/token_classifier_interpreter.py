# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Text in, a label for every word out, from one `.tflite` file and nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from mobilebert_tf.lite.file_runner import FileRunner
from mobilebert_tf.text.word_places import word_places

_OUTPUT = "token_probability"


class TokenClassifierInterpreter:
    """Runs an exported token classifier on ai-edge-litert, without TensorFlow.

    ```python
    tagger = TokenClassifierInterpreter("model_int8.tflite")
    tagger.tag("Ada met Charles")  # [("Ada", "B-PER", 0.98), …]
    ```

    Args:
        model: path of the file, or its content.
        num_threads: CPU threads of the runtime.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is not a TFLite file, or not a token classifier of ours.
    """

    def __init__(self, model: str | os.PathLike | bytes, num_threads: int = 1):
        self._file = FileRunner(model, ("token_classifier",), (_OUTPUT,), num_threads)
        self.labels: tuple[str, ...] = self._file.metadata.labels
        self.sequence_length: int = self._file.sequence_length

    def tag(self, text: str | Sequence[str]) -> list[tuple[str, str, float]]:
        """Returns every word with its most probable label and that probability.

        The first piece of a word speaks for it, and a long text is read in windows,
        as in `MobileBERTTokenClassifier`.

        Args:
            text: words between white space, or a list of words; of any length.

        Raises:
            ValueError: if it is neither.
        """
        words = text.split() if isinstance(text, str) else text
        if not hasattr(words, "__len__") or not all(isinstance(word, str) for word in words):
            raise ValueError(f"`text` must be a text, or a list of words. Received: {text!r}")
        # A word of nothing but removed characters still has a place.
        pieces = [self._file.tokenizer.tokenize(word) or ["[UNK]"] for word in words]
        places = word_places(list(map(len, pieces)), self.sequence_length)
        flat = [piece for word in pieces for piece in word]
        windows = [self._run(flat[start : start + length]) for start, length in places.windows]
        rows = [
            windows[row][column] for row, column in zip(places.rows, places.columns, strict=True)
        ]
        return [
            (word, self.labels[int(row.argmax())], float(row.max()))
            for word, row in zip(words, rows, strict=True)
        ]

    def _run(self, pieces: list[str]) -> np.ndarray:
        """The probabilities `(sequence, labels)` of one window."""
        packed = ["[CLS]", *pieces, "[SEP]"]
        inputs = self._file.tokenizer.pack(packed, len(packed), self.sequence_length)
        return self._file.run(inputs)[_OUTPUT][0]
