# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The entities that a sequence of tags stands for."""

from __future__ import annotations

from collections.abc import Sequence

_STARTING = ("B", "S")
_ENDING = ("E", "S")


def entity_spans(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Reads tags in IOB1, IOB2 or BIOES as `(type, first, last)` spans.

    The rules are those of `conlleval` and of seqeval's default mode: an entity
    starts at `B-` or `S-`, and also where a tag cannot continue the one before
    (`I-` or `E-` after `O`, after `E-` or `S-`, or after another type); it ends
    before the next start or `O`, and behind `E-` or `S-`.

    Args:
        tags: one a word: `O`, or a letter of `BIESO`, a dash and a type.

    Returns:
        The type, the first word and the last word of every entity, in order.
    """
    spans: list[tuple[str, int, int]] = []
    first, before = 0, ("O", "O")
    for index, tag in enumerate([*tags, "O"]):
        now = (tag[:1], tag.split("-", 1)[-1] or "_")
        if _ends(before, now):
            spans.append((before[1], first, index - 1))
        if _starts(before, now):
            first = index
        before = now
    return spans


def _ends(before: tuple[str, str], now: tuple[str, str]) -> bool:
    if before[0] in _ENDING:
        return True
    if before[0] in ("B", "I") and now[0] in (*_STARTING, "O"):
        return True
    return before[0] not in ("O", ".") and before[1] != now[1]


def _starts(before: tuple[str, str], now: tuple[str, str]) -> bool:
    if now[0] in _STARTING:
        return True
    if before[0] in (*_ENDING, "O") and now[0] in ("E", "I"):
        return True
    return now[0] not in ("O", ".") and before[1] != now[1]
