# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Text in, labels and scores out, from one `.tflite` file and nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.flatbuffer import require_tflite
from mobilebert_tf.lite.metadata import ModelMetadata, read_metadata
from mobilebert_tf.lite.quiet import quiet_native_stderr
from mobilebert_tf.lite.word_piece import WordPiece

_INPUTS = ("ids", "mask", "segment_ids")
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

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is not a TFLite file, has no metadata, or is not a
            text classifier with inputs `ids`, `mask`, `segment_ids`.
    """

    def __init__(self, model: str | os.PathLike | bytes, num_threads: int = 1):
        content = model if isinstance(model, bytes) else _read_file(model)
        require_tflite(content)
        self.metadata: ModelMetadata = read_metadata(content)
        self.labels: tuple[str, ...] = self.metadata.labels
        self.tokenizer = WordPiece(self.metadata.vocabulary, self.metadata.lowercase)
        with quiet_native_stderr():
            # Kept: the signature runner does not own the memory it works on.
            self._interpreter = Interpreter(model_content=content, num_threads=num_threads)
            self._interpreter.allocate_tensors()
            self._runners = self._signature_runners()
        self.sequence_lengths: tuple[int, ...] = tuple(self._runners)
        self.sequence_length = self.sequence_lengths[-1]

    def scores(self, texts: Sequence[str]) -> np.ndarray:
        """Returns the probabilities, float32 `(texts, labels)`."""
        if isinstance(texts, str):
            raise ValueError(f"`texts` must be a list of texts. Received: {texts!r}")
        rows = [self.run(self.tokenizer.encode(t, self.sequence_length)) for t in texts]
        return np.concatenate(rows) if rows else np.zeros((0, len(self.labels)), "f4")

    def classify(self, text: str) -> list[tuple[str, float]]:
        """Returns all labels with their probabilities, the most probable first."""
        pairs = zip(self.labels, self.scores([text])[0].tolist(), strict=True)
        return sorted(pairs, key=lambda pair: -pair[1])

    def run(self, inputs: dict[str, np.ndarray]) -> np.ndarray:
        """Runs packed inputs, int32 `(1, sequence_length)` each, to `(1, labels)`.

        In a file of several lengths the shortest that fits runs. It keeps one
        place of padding: the last word's trigram reads the token behind it, and
        beyond the end there would be nothing instead.
        """
        needed = int(inputs["mask"].sum()) + 1
        length = next((n for n in self.sequence_lengths if n >= needed), self.sequence_length)
        return self._runners[length](**{name: x[:, :length] for name, x in inputs.items()})[_OUTPUT]

    def _signature_runners(self) -> dict:
        """The file's signatures by sequence length, the shortest first."""
        if self.metadata.task != "text_classifier":
            raise ValueError(
                "The file must be a text classifier. Received: "
                f"task={self.metadata.task!r} in its metadata."
            )
        runners = {}
        for key, names in self._interpreter.get_signature_list().items():
            if set(names["inputs"]) == set(_INPUTS) and _OUTPUT in names["outputs"]:
                runner = self._interpreter.get_signature_runner(key)
                self._check_labels(runner)
                runners[int(runner.get_input_details()["ids"]["shape"][1])] = runner
        if runners:
            return dict(sorted(runners.items()))
        raise ValueError(
            f"The file must have a signature with inputs {', '.join(_INPUTS)} and "
            f"output {_OUTPUT}. Received: {self._interpreter.get_signature_list()}. "
            "Export it with `python -m export.to_tflite`."
        )

    def _check_labels(self, runner) -> None:
        num_classes = int(runner.get_output_details()[_OUTPUT]["shape"][-1])
        if num_classes != len(self.labels):
            raise ValueError(
                f"The file gives {num_classes} probabilities, but its metadata name "
                f"{len(self.labels)} labels. Export it again with one label a class."
            )


def _read_file(path: str | os.PathLike) -> bytes:
    with open(path, "rb") as file:
        content = file.read()
    try:
        require_tflite(content)
    except ValueError as error:
        raise ValueError(f"{os.fspath(path)} is not a TFLite file. {error}") from None
    return content
