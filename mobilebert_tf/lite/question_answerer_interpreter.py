# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Question and context in, answers out, from one `.tflite` file and nothing else."""

from __future__ import annotations

import os

import numpy as np

from mobilebert_tf.lite.file_runner import FileRunner

_OUTPUTS = ("end_logits", "start_logits")
# As in Google's clients.
_LONGEST_QUESTION = 64
_LONGEST_ANSWER = 32


class QuestionAnswererInterpreter:
    """Runs an exported question answerer on ai-edge-litert, without TensorFlow.

    A context that does not fit is read in windows that overlap by half, and the
    best answer of all windows wins.

    Args:
        model: path of the file, or its content.
        num_threads: CPU threads of the runtime.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is not a TFLite file, or not a question answerer of ours.
    """

    def __init__(self, model: str | os.PathLike | bytes, num_threads: int = 1):
        self._file = FileRunner(model, ("question_answerer",), _OUTPUTS, num_threads)
        self.sequence_length: int = self._file.sequence_length

    def answer(self, question: str, context: str, num_answers: int = 1) -> list[tuple[str, float]]:
        """Returns the best answers with their scores, the best first.

        An answer is a run of the context's words, joined by single spaces, of at
        most 32 pieces. Its score is the sum of its two logits.
        """
        words = context.split()
        tokenize = self._file.tokenizer.tokenize
        pieces = [(piece, index) for index, word in enumerate(words) for piece in tokenize(word)]
        room = min(_LONGEST_QUESTION, (self.sequence_length - 3) // 2)
        head = ["[CLS]", *tokenize(question)[:room], "[SEP]"]
        best: dict[str, float] = {}
        for window in _windows(pieces, self.sequence_length - len(head) - 1):
            for first, last, score in self._spans(head, [piece for piece, _ in window]):
                text = " ".join(words[window[first][1] : window[last][1] + 1])
                best[text] = max(score, best.get(text, -np.inf))
        return sorted(best.items(), key=lambda pair: -pair[1])[:num_answers]

    def _spans(self, head: list[str], window: list[str]) -> list[tuple[int, int, float]]:
        """Scores every span of a window that could be an answer."""
        packed = [*head, *window, "[SEP]"]
        outputs = self._file.run(self._file.tokenizer.pack(packed, len(head), self.sequence_length))
        inside = slice(len(head), len(head) + len(window))
        end, start = (outputs[name][0, inside] for name in _OUTPUTS)
        return [
            (first, last, float(start[first] + end[last]))
            for first in range(len(window))
            for last in range(first, min(first + _LONGEST_ANSWER, len(window)))
        ]


def _windows(pieces: list, size: int) -> list[list]:
    """Cuts into windows of `size` that overlap by half."""
    step = max(1, size // 2)
    starts = range(0, max(1, len(pieces) - size + step), step)
    return [pieces[start : start + size] for start in starts if pieces]
