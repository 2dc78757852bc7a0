# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Text in, labels and scores out, from one `.tflite` file and nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from mobilebert_tf.lite.encode_example import encode_example
from mobilebert_tf.lite.file_runner import FileRunner
from mobilebert_tf.lite.metadata import ModelMetadata
from mobilebert_tf.lite.word_piece import WordPiece

_TASKS = ("text_classifier", "multi_label_classifier")
_OUTPUT = "probability"


class TextClassifierInterpreter:
    """Runs an exported text classifier on ai-edge-litert, without TensorFlow.

    Vocabulary, labels and the treatment of case come from the file's own
    metadata, the sequence lengths from its input shapes.

    ```python
    classifier = TextClassifierInterpreter("model_int8.tflite")
    label, score = classifier.classify("a fine film")[0]
    ```

    Args:
        model: path of the file, or its content.
        num_threads: CPU threads of the runtime.
        sequence_length: the only one to run, of the file's; by default the shortest that fits.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is not a TFLite file, has no metadata, or is not a
            text classifier with inputs `ids`, `mask`, `segment_ids`.
    """

    def __init__(
        self,
        model: str | os.PathLike | bytes,
        num_threads: int = 1,
        sequence_length: int | None = None,
    ):
        self._file = FileRunner(model, _TASKS, (_OUTPUT,), num_threads, sequence_length)
        self.metadata: ModelMetadata = self._file.metadata
        self.labels: tuple[str, ...] = self.metadata.labels
        self.tokenizer: WordPiece = self._file.tokenizer
        self.sequence_lengths: tuple[int, ...] = self._file.sequence_lengths
        self.sequence_length: int = self._file.sequence_length
        self._check_labels()

    def scores(self, texts: Sequence[str | tuple[str, str]]) -> np.ndarray:
        """Returns the probabilities, float32 `(texts, labels)`.

        Each text is a string, or a tuple of two for a classifier of pairs.
        """
        if isinstance(texts, str):
            raise ValueError(f"`texts` must be a list of texts. Received: {texts!r}")
        rows = [self.run(self._encode(text)) for text in texts]
        return np.concatenate(rows) if rows else np.zeros((0, len(self.labels)), "f4")

    def classify(self, text: str | tuple[str, str]) -> list[tuple[str, float]]:
        """Returns all labels with their probabilities, the most probable first."""
        pairs = zip(self.labels, self.scores([text])[0].tolist(), strict=True)
        return sorted(pairs, key=lambda pair: -pair[1])

    def run(self, inputs: dict[str, np.ndarray]) -> np.ndarray:
        """Runs packed inputs, int32 `(1, sequence_length)` each, to `(1, labels)`."""
        return self._file.run(inputs)[_OUTPUT]

    def _encode(self, text: str | tuple[str, str]) -> dict[str, np.ndarray]:
        (inputs,) = encode_example(self.tokenizer, text, self.metadata.task, self.sequence_length)
        return inputs

    def _check_labels(self) -> None:
        details = self._file.runners[self.sequence_length].get_output_details()
        num_classes = int(details[_OUTPUT]["shape"][-1])
        if num_classes != len(self.labels):
            raise ValueError(
                f"The file gives {num_classes} probabilities, but its metadata name "
                f"{len(self.labels)} labels. Export it again with one label a class."
            )
