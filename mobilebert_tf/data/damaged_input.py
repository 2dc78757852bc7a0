# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What happens to a document or a file that cannot be read."""

import collections
import dataclasses

POLICIES = ("error", "skip")
_MOST_REASONS = 5


@dataclasses.dataclass
class DamagedInput:
    """Stops at the first damage, or counts it and remembers the first reasons.

    Args:
        policy: `error`: it is raised; `skip`: it is counted.

    Attributes:
        counts: how many of each kind (`files`, `documents`) were left out.
        reasons: the first few messages, which name file and byte.
    """

    policy: str = "error"
    counts: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    reasons: list[str] = dataclasses.field(default_factory=list)

    def report(self, kind: str, error: Exception):
        """Counts one `kind` as left out because of `error`.

        Raises:
            ValueError: `error`, under the policy `error`.
        """
        if self.policy == "error":
            raise error
        self.counts[kind] += 1
        self.reasons = [*self.reasons, str(error)][:_MOST_REASONS]

    def add(self, counts: dict[str, int], reasons: list[str]):
        """Adds what another worker found."""
        self.counts.update(counts)
        self.reasons = [*self.reasons, *reasons][:_MOST_REASONS]
