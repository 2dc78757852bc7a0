# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What to measure."""

import dataclasses
import pathlib

# What a model can run on.
TARGETS = ("host",)


@dataclasses.dataclass(frozen=True, kw_only=True)
class BenchmarkConfig:
    """One run of the benchmark.

    Attributes:
        models: the `.tflite` files, measured in turns.
        target: one of `TARGETS`.
        threads: CPU threads, each number measured by itself.
        num_runs: timed inferences of each model and number of threads.
        num_warmup_runs: inferences before, not in the statistics.
        vocabulary_size: token ids to draw from; None to read it from the model.
        seed: of the token ids.
    """

    models: tuple[pathlib.Path, ...]
    target: str = "host"
    threads: tuple[int, ...] = (1,)
    num_runs: int = 50
    num_warmup_runs: int = 5
    vocabulary_size: int | None = None
    seed: int = 0

    def __post_init__(self):
        if not self.models:
            raise ValueError("`models` must name a .tflite file. Received: none.")
        if len(set(self.models)) < len(self.models):
            raise ValueError(f"`models` must differ. Received: models={self._names()}")
        if self.target not in TARGETS:
            raise ValueError(
                f"`target` must be one of {', '.join(TARGETS)}. Received: target={self.target!r}"
            )
        if not self.threads or min(self.threads) < 1:
            raise ValueError(f"`threads` must be 1 or more. Received: threads={self.threads}")
        for field, least in (("num_runs", 1), ("num_warmup_runs", 0)):
            if getattr(self, field) < least:
                raise ValueError(
                    f"`{field}` must be at least {least}. Received: {field}={getattr(self, field)}"
                )

    def _names(self) -> list[str]:
        return [str(model) for model in self.models]
