# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Question and context in, answers out, from one `.tflite` file and nothing else."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator

from mobilebert_tf.lite.file_runner import FileRunner
from mobilebert_tf.text.answer_decoding import (
    AnswerDecodingConfig,
    DecodedAnswers,
    WindowLogits,
    decode_answers,
)
from mobilebert_tf.text.document_windows import document_windows, most_context
from mobilebert_tf.text.question_windows_config import QuestionWindowsConfig
from mobilebert_tf.text.tokenized_context import TokenizedContext, split_words

_OUTPUTS = ("end_logits", "start_logits")


class QuestionAnswererInterpreter:
    """Runs an exported question answerer on ai-edge-litert, without TensorFlow.

    A context of any length is read in windows, exactly as `MobileBERTQuestionAnswerer`
    does it with the same `sequence_length` and the default `question_length` and
    `stride`, and the best answer of all wins.

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
        self._lengths = QuestionWindowsConfig(sequence_length=self.sequence_length)

    def answer(self, question: str, context: str, num_answers: int = 1) -> list[tuple[str, float]]:
        """Returns the best answers with their scores, the best first.

        An answer is a part of the context, of at most 30 word pieces. Its score is
        the sum of its two logits.

        Raises:
            ValueError: if `num_answers` is below 1, or one of the others is no text.
        """
        if num_answers < 1:
            raise ValueError(
                f"`num_answers` must be at least 1. Received: num_answers={num_answers}"
            )
        config = AnswerDecodingConfig(num_best=max(num_answers, AnswerDecodingConfig.num_best))
        ranked = self.ranked_answers(question, context, config=config).ranked
        return [(answer.text, answer.score) for answer in ranked[:num_answers]]

    def ranked_answers(
        self,
        question: str,
        context: str,
        may_be_empty: bool = False,
        config: AnswerDecodingConfig | None = None,
    ) -> DecodedAnswers:
        """Returns the best answers with all that is known about them.

        Args:
            question: a question; a long one is cut at 64 word pieces.
            context: a text of any length.
            may_be_empty: whether no answer takes part (SQuAD 2.0).
            config: how answers are chosen; as BERT does by default.

        Raises:
            ValueError: if one of them is no text.
        """
        for name, text in (("question", question), ("context", context)):
            if not isinstance(text, str):
                raise ValueError(f"`{name}` must be a text. Received: {text!r}")
        spell = functools.cache(self._file.tokenizer.tokenize)
        passage = TokenizedContext.of_text(context, lambda words: [spell(word) for word in words])
        head = [piece for word in split_words(question) for piece in spell(word)]
        head = ["[CLS]", *head[: self._lengths.question_room], "[SEP]"]
        lowercase = self._file.tokenizer.lowercase
        return decode_answers(
            self._windows(head, passage.pieces),
            context,
            functools.partial(passage.characters, spell=spell, lowercase=lowercase),
            may_be_empty,
            config or AnswerDecodingConfig(),
        )

    def _windows(self, head: list[str], pieces: list[str]) -> Iterator[WindowLogits]:
        """Runs every window of the context behind the question."""
        room = self._lengths.context_room(len(head) - 2)
        windows = document_windows(len(pieces), room, self._lengths.step)
        for (start, length), may_start in zip(windows, most_context(windows), strict=True):
            packed = [*head, *pieces[start : start + length], "[SEP]"]
            inputs = self._file.tokenizer.pack(packed, len(head), self.sequence_length)
            outputs = self._file.run(inputs)
            ends, starts = (outputs[name][0] for name in _OUTPUTS)
            inside = slice(len(head), len(head) + length)
            yield WindowLogits(
                start=start,
                may_start=may_start,
                start_logits=starts[inside],
                end_logits=ends[inside],
                null_start_logit=float(starts[0]),
                null_end_logit=float(ends[0]),
            )
