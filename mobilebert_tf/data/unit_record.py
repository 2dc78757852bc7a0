# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What became of one unit of text."""

import dataclasses
import json

TRAIN, HELD_OUT = "train", "held_out"


@dataclasses.dataclass(frozen=True)
class Piece:
    """A file with the examples of one split of one block, and what they count.

    Attributes:
        name: of the file.
        split: `train` or `held_out`.
        documents: number of documents that the examples were made of.
        examples: number of examples.
        tokens: of all examples, special ones too, without padding.
        random_next: examples whose second segment is from another document.
    """

    name: str
    split: str
    documents: int
    examples: int
    tokens: int
    random_next: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class UnitRecord:
    """What was made of one unit of text, and what was left out.

    Attributes:
        unit: its number.
        documents: number of documents with text.
        pieces: the files written.
        skipped: how many `files` and `documents` were damaged and left out.
        reasons: the first few messages about them.
    """

    unit: int
    documents: int
    pieces: tuple[Piece, ...]
    skipped: dict[str, int] = dataclasses.field(default_factory=dict)
    reasons: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The record as text."""
        return json.dumps(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "UnitRecord":
        """The record that `to_json` wrote."""
        content = json.loads(text)
        pieces = tuple(Piece(**piece) for piece in content.pop("pieces"))
        return cls(**content | {"pieces": pieces, "reasons": tuple(content["reasons"])})
