# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Questions and long contexts as fixed-length windows, and answers from their logits."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Sequence

import numpy as np

from mobilebert_tf.text.answer_decoding import (
    AnswerDecodingConfig,
    DecodedAnswers,
    WindowLogits,
    decode_answers,
)
from mobilebert_tf.text.document_windows import DocumentWindow, document_windows, most_context
from mobilebert_tf.text.piece_cache import PieceCache
from mobilebert_tf.text.question_windows_config import QuestionWindowsConfig
from mobilebert_tf.text.tokenized_context import TokenizedContext
from mobilebert_tf.text.word_piece_tokenizer import WordPieceTokenizer


@dataclasses.dataclass(frozen=True)
class QuestionWindows:
    """Every question with each window of its context, as `[CLS] question [SEP] window [SEP]`.

    Equal to the features of BERT's `run_squad`. The windows of a question follow
    one another; a question without a context, or with one of removed characters
    only, has none.

    Attributes:
        token_ids: `(windows, sequence_length)`.
        context_starts: `(windows,)`, where the context starts in `token_ids`.
        lengths: `(windows,)`, tokens without padding.
        piece_starts: `(windows,)`, the first piece of the context in the window.
        first_windows: `(questions + 1,)`, where each question's windows start.
        contexts: the context of each question, tokenized.
        cut_questions: how many questions were longer than their room.
        cache: the pieces of all words.
    """

    token_ids: np.ndarray
    context_starts: np.ndarray
    lengths: np.ndarray
    piece_starts: np.ndarray
    first_windows: np.ndarray
    contexts: tuple[TokenizedContext, ...]
    cut_questions: int
    cache: PieceCache

    @classmethod
    def of_questions(
        cls,
        questions: Sequence[str],
        contexts: Sequence[str],
        tokenizer: WordPieceTokenizer,
        config: QuestionWindowsConfig | None = None,
    ) -> QuestionWindows:
        """Cuts and packs; a context that several questions share is tokenized once.

        Args:
            questions: one question each.
            contexts: one context each, of any length.
            tokenizer: whose vocabulary has `[CLS]`, `[SEP]` and `[PAD]`.
            config: the lengths; BERT's by default.

        Raises:
            ValueError: if there are not as many contexts as questions.
        """
        is_text = isinstance(questions, str) or isinstance(contexts, str)
        if is_text or len(questions) != len(contexts):
            raise ValueError(
                "`questions` and `contexts` must be lists of the same length. "
                f"Received: {_described(questions)} and {_described(contexts)}"
            )
        config = config or QuestionWindowsConfig()
        cache = PieceCache(tokenizer)
        cache.add([*questions, *set(contexts)])
        tokenized = {text: cache.context(text) for text in dict.fromkeys(contexts)}
        heads = [cache.pieces(question) for question in questions]
        parts = [
            _cut(head[: config.question_room], tokenized[context], config)
            for head, context in zip(heads, contexts, strict=True)
        ]
        return cls(
            **_pack(parts, tokenizer, config.sequence_length),
            contexts=tuple(tokenized[context] for context in contexts),
            cut_questions=sum(len(head) > config.question_room for head in heads),
            cache=cache,
        )

    def __len__(self) -> int:
        return len(self.token_ids)

    @property
    def sequence_length(self) -> int:
        """The length of every row."""
        return self.token_ids.shape[1]

    def inputs(self, rows: slice | np.ndarray = slice(None)) -> dict[str, np.ndarray]:
        """Returns a backbone's inputs for some of the windows, int32 `(windows, sequence)`."""
        place = np.arange(self.sequence_length)
        mask = place < self.lengths[rows, None]
        segments = mask & (place >= self.context_starts[rows, None])
        return {
            "token_ids": self.token_ids[rows],
            "padding_mask": mask.astype("int32"),
            "segment_ids": segments.astype("int32"),
        }

    def may_start(self, question: int) -> list[np.ndarray]:
        """Booleans for each window of a question: no other shows the piece in more context."""
        rows = range(*self.first_windows[question : question + 2])
        sizes = tuple(
            DocumentWindow(int(self.piece_starts[row]), self._context_length(row)) for row in rows
        )
        return _most_context(sizes)

    def decode(
        self,
        start_logits: np.ndarray,
        end_logits: np.ndarray,
        may_be_empty: bool = False,
        config: AnswerDecodingConfig | None = None,
    ) -> Iterator[DecodedAnswers]:
        """Yields the answers to each question.

        Args:
            start_logits: `(windows, sequence)`.
            end_logits: `(windows, sequence)`.
            may_be_empty: see `decode_answers`.
            config: see `decode_answers`.
        """
        config = config or AnswerDecodingConfig()
        names = ("lowercase", "strip_accents", "split_on_cjk")
        rules = {name: getattr(self.cache.tokenizer, name) for name in names}
        for question, context in enumerate(self.contexts):
            characters = functools.partial(context.characters, spell=self.cache.spell, **rules)
            windows = self._logits(question, start_logits, end_logits)
            yield decode_answers(windows, context.text, characters, may_be_empty, config)

    def _logits(
        self, question: int, starts: np.ndarray, ends: np.ndarray
    ) -> Iterator[WindowLogits]:
        first = self.first_windows[question]
        for row, may_start in enumerate(self.may_start(question), first):
            at = self.context_starts[row]
            inside = slice(at, at + len(may_start))
            yield WindowLogits(
                start=int(self.piece_starts[row]),
                may_start=may_start,
                start_logits=starts[row, inside],
                end_logits=ends[row, inside],
                null_start_logit=float(starts[row, 0]),
                null_end_logit=float(ends[row, 0]),
            )

    def _context_length(self, row: int) -> int:
        # The last token is [SEP].
        return int(self.lengths[row] - self.context_starts[row]) - 1


@functools.lru_cache(maxsize=4096)
def _most_context(windows: tuple[DocumentWindow, ...]) -> list[np.ndarray]:
    return most_context(windows)


def _described(texts: Sequence[str]) -> str:
    return "one text" if isinstance(texts, str) else f"{len(texts)} texts"


def _cut(question: list[int], context: TokenizedContext, config: QuestionWindowsConfig):
    """A question's pieces, its context, and the windows over that."""
    room = config.context_room(len(question))
    return question, context, document_windows(len(context.pieces), room, config.step)


def _pack(parts: list[tuple], tokenizer: WordPieceTokenizer, sequence_length: int) -> dict:
    """The arrays of `QuestionWindows`."""
    first, separator, padding = map(tokenizer.token_to_id, ("[CLS]", "[SEP]", "[PAD]"))
    counts = [len(windows) for _, _, windows in parts]
    total = sum(counts)
    token_ids = np.full((total, sequence_length), padding, "int32")
    context_starts, lengths, piece_starts = np.zeros((3, total), "int32")
    row = 0
    for question, context, windows in parts:
        head = [first, *question, separator]
        for start, length in windows:
            at, end = len(head), len(head) + length
            token_ids[row, :at] = head
            token_ids[row, at:end] = context.pieces[start : start + length]
            token_ids[row, end] = separator
            context_starts[row], lengths[row], piece_starts[row] = at, end + 1, start
            row += 1
    return {
        "token_ids": token_ids,
        "context_starts": context_starts,
        "lengths": lengths,
        "piece_starts": piece_starts,
        "first_windows": np.concatenate([[0], np.cumsum(counts)]).astype("int64"),
    }
