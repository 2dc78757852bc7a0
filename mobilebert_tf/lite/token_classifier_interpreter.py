# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Text in, a label for every word out, from one `.tflite` file and nothing else."""

from __future__ import annotations

import os

from mobilebert_tf.lite.file_runner import FileRunner

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

    def tag(self, text: str) -> list[tuple[str, str, float]]:
        """Returns every word with its most probable label and that probability.

        Words stand between spaces; the first piece of a word speaks for it, as
        in `MobileBERTTokenClassifier`. Words beyond the file's length get none.
        """
        words = text.split()
        pieces, starts = ["[CLS]"], []
        for word in words:
            starts.append(len(pieces))
            # A word of nothing but removed characters still has a place.
            pieces += self._file.tokenizer.tokenize(word) or ["[UNK]"]
        pieces = [*pieces[: self.sequence_length - 1], "[SEP]"]
        inputs = self._file.tokenizer.pack(pieces, len(pieces), self.sequence_length)
        probabilities = self._file.run(inputs)[_OUTPUT][0]
        return [
            (word, self.labels[int(row.argmax())], float(row.max()))
            for word, start in zip(words, starts, strict=True)
            if start < len(pieces) - 1
            for row in (probabilities[start],)
        ]
