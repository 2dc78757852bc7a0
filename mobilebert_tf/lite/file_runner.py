# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""An exported file of any task, opened: metadata, tokenizer and its signatures."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.flatbuffer import require_tflite
from mobilebert_tf.lite.int8_outputs import run_float
from mobilebert_tf.lite.metadata import ModelMetadata, read_metadata
from mobilebert_tf.lite.quiet import quiet_native_stderr
from mobilebert_tf.lite.word_piece import WordPiece

_INPUTS = ("ids", "mask", "segment_ids")


class FileRunner:
    """What the interpreters of all tasks share.

    Args:
        model: path of the file, or its content.
        tasks: the tasks in the metadata that the caller understands.
        outputs: names of the outputs that a signature must have.
        num_threads: CPU threads of the runtime.
        sequence_length: the only one to run, of the file's; all of them by default.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is not a TFLite file, has no metadata, is for another
            task, or has no signature with these names, or of this length.
    """

    def __init__(
        self,
        model: str | os.PathLike | bytes,
        tasks: Sequence[str],
        outputs: Sequence[str],
        num_threads: int = 1,
        sequence_length: int | None = None,
    ):
        content = model if isinstance(model, bytes) else read_file(model)
        require_tflite(content)
        self.metadata: ModelMetadata = read_metadata(content)
        if self.metadata.task not in tasks:
            raise ValueError(
                f"The file must be a {tasks[0].replace('_', ' ')} model. Received: "
                f"task={self.metadata.task!r} in its metadata."
            )
        self.tokenizer = WordPiece(self.metadata.vocabulary, self.metadata.lowercase)
        with quiet_native_stderr():
            # Kept: the signature runners do not own the memory they work on.
            self._interpreter = Interpreter(model_content=content, num_threads=num_threads)
            self._interpreter.allocate_tensors()
            runners = self._signature_runners(tuple(outputs))
        self.runners = _of_length(runners, sequence_length)
        self.sequence_lengths: tuple[int, ...] = tuple(self.runners)
        self.sequence_length = self.sequence_lengths[-1]

    def run(self, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """Runs packed inputs, int32 `(1, sequence_length)` each, to float outputs.

        In a file of several lengths the shortest that fits runs. It keeps one
        place of padding: the last word's trigram reads the token behind it, and
        beyond the end there would be nothing instead.
        """
        needed = int(inputs["mask"].sum()) + 1
        length = next((n for n in self.sequence_lengths if n >= needed), self.sequence_length)
        cut = {name: each[:, :length] for name, each in inputs.items()}
        return run_float(self.runners[length], **cut)

    def _signature_runners(self, outputs: tuple[str, ...]) -> dict:
        """The file's signatures by sequence length, the shortest first."""
        runners = {}
        for key, names in self._interpreter.get_signature_list().items():
            if set(names["inputs"]) == set(_INPUTS) and set(outputs) <= set(names["outputs"]):
                runner = self._interpreter.get_signature_runner(key)
                runners[int(runner.get_input_details()["ids"]["shape"][1])] = runner
        if runners:
            return dict(sorted(runners.items()))
        raise ValueError(
            f"The file must have a signature with inputs {', '.join(_INPUTS)} and "
            f"output {', '.join(outputs)}. Received: {self._interpreter.get_signature_list()}. "
            "Export it with `python -m export.to_tflite`."
        )


def _of_length(runners: dict, sequence_length: int | None) -> dict:
    if sequence_length is None:
        return runners
    if sequence_length not in runners:
        raise ValueError(
            f"`sequence_length` must be one of the file's, {', '.join(map(str, runners))}. "
            f"Received: sequence_length={sequence_length}"
        )
    return {sequence_length: runners[sequence_length]}


def read_file(path: str | os.PathLike) -> bytes:
    """The content of a TFLite file.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is not a TFLite file.
    """
    with open(path, "rb") as file:
        content = file.read()
    try:
        require_tflite(content)
    except ValueError as error:
        raise ValueError(f"{os.fspath(path)} is not a TFLite file. {error}") from None
    return content
