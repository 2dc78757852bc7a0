# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the paper concludes from a table, and whether runs of ours bear it out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

FEWEST_SEEDS = 3  # Fewer runs have no spread to speak of.


@dataclasses.dataclass(frozen=True, kw_only=True)
class Claim:
    """An order that the paper finds.

    Attributes:
        text: the finding, as a clause.
        better: pairs of rows, the better one first.
        alike: pairs of rows that do not differ.
    """

    text: str
    better: tuple[tuple[str, str], ...] = ()
    alike: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> set[str]:
        """The rows that it speaks of."""
        return {row for pair in (*self.better, *self.alike) for row in pair}

    def verdict(self, scores: Mapping[str, Sequence[float]]) -> str:
        """Returns one sentence: it holds, does not, or cannot be claimed.

        A row is better than another if its lowest score is above the other's highest;
        rows are alike if neither is better. Where rows that should differ overlap, the
        claim is withdrawn.

        Args:
            scores: row -> one score for each seed, higher is better.
        """
        seeds = min(len(scores[row]) for row in self.rows)
        if seeds < FEWEST_SEEDS:
            return (
                f"Not claimed: {self.text}. That takes {FEWEST_SEEDS} seeds, and here are {seeds}."
            )
        wrong = [(b, a) for a, b in self.better if is_above(scores[b], scores[a])]
        for a, b in self.alike:
            wrong += [pair for pair in ((a, b), (b, a)) if is_above(*(scores[r] for r in pair))]
        if wrong:
            found = ", ".join(f"{a} is better than {b}" for a, b in wrong)
            return f"Does not hold at this scale: {self.text}. Here {found}."
        vague = [(a, b) for a, b in self.better if not is_above(scores[a], scores[b])]
        if vague:
            overlaps = ", ".join(f"{a} and {b}" for a, b in vague)
            return f"Withdrawn at this scale: {self.text}. The ranges overlap: {overlaps}."
        return f"Holds at this scale: {self.text}."


def is_above(scores: Sequence[float], others: Sequence[float]) -> bool:
    """Whether the worst of some scores is above the best of others."""
    return min(scores) > max(others)
