# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How long questions and windows are."""

from __future__ import annotations

import dataclasses

_SPECIAL = 3  # [CLS] question [SEP] context [SEP]
_LONGEST_STRIDE = 128


@dataclasses.dataclass(frozen=True, kw_only=True)
class QuestionWindowsConfig:
    """The lengths of question answering, in word pieces; the defaults are BERT's for SQuAD.

    Attributes:
        sequence_length: of a packed question and window, special tokens included.
        question_length: longest question; longer ones are cut, and in a short
            `sequence_length` so that at least half of it is left for the context.
        stride: how far a window starts behind the one before; None for a third of
            `sequence_length` and at most 128, which is BERT's 128 of 384.

    Raises:
        ValueError: if `sequence_length` is below 5 or another one not positive.
    """

    sequence_length: int = 384
    question_length: int = 64
    stride: int | None = None

    def __post_init__(self):
        least = {"sequence_length": _SPECIAL + 2, "question_length": 1, "stride": 1}
        for field, value in least.items():
            if getattr(self, field) is not None and getattr(self, field) < value:
                raise ValueError(
                    f"`{field}` must be at least {value}. Received: {field}={getattr(self, field)}"
                )

    @property
    def step(self) -> int:
        """The stride, where None is resolved."""
        return self.stride or min(_LONGEST_STRIDE, self.sequence_length // 3)

    @property
    def question_room(self) -> int:
        """The longest question that is not cut."""
        return min(self.question_length, (self.sequence_length - _SPECIAL) // 2)

    def context_room(self, question_length: int) -> int:
        """How much of the context fits beside a question of so many pieces."""
        return self.sequence_length - _SPECIAL - question_length
