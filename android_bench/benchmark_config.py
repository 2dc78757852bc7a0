# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What to measure."""

import dataclasses
import pathlib
import re

from android_bench.core_types import CORE_TYPES

# What a model can run on.
TARGETS = ("host", "adb", "emulated")
# How the host runs a model when no binary is named.
RUNNERS = ("auto", "native", "python")


@dataclasses.dataclass(frozen=True, kw_only=True)
class BenchmarkConfig:
    """One run of the benchmark.

    Attributes:
        models: the `.tflite` files, measured in turns.
        target: one of `TARGETS`.
        serial: of the device; None for the only one there is. For target adb.
        threads: CPU threads, each number measured by itself.
        num_runs: timed inferences of each model and number of threads.
        num_warmup_runs: inferences before, not in the statistics.
        cores: to run on: "big", or a hexadecimal mask such as "f0"; None for
            "big" on a device and all of them on this machine.
        core_types: of target emulated, names from `CORE_TYPES`.
        runner: one of `RUNNERS`, or the path of a binary built for the target:
            ours, or Google's, whose file name must contain "benchmark_model".
        signature: of all models; None for the first of each file.
        vocabulary_size: token ids to draw from; None to read it from the model.
        seed: of the token ids.
        timeout_s: seconds after which a runner is given up.
        force: measure on a device that is not fit for it, with a warning.
    """

    models: tuple[pathlib.Path, ...]
    target: str = "host"
    serial: str | None = None
    threads: tuple[int, ...] = (1,)
    num_runs: int = 50
    num_warmup_runs: int = 5
    cores: str | None = None
    core_types: tuple[str, ...] = ("cortex-a76",)
    runner: str = "auto"
    signature: str | None = None
    vocabulary_size: int | None = None
    seed: int = 0
    timeout_s: float = 600.0
    force: bool = False

    def __post_init__(self):
        if not self.models:
            raise ValueError("`models` must name a .tflite file. Received: none.")
        if len(set(self.models)) < len(self.models):
            raise ValueError(f"`models` must differ. Received: models={self._names()}")
        if self.target not in TARGETS:
            raise ValueError(
                f"`target` must be one of {', '.join(TARGETS)}. Received: target={self.target!r}"
            )
        if self.serial == "" or (self.serial is not None and self.target != "adb"):
            raise ValueError(
                "`serial` must be a device's, of target adb, as in --target=adb:SERIAL. "
                f"Received: serial={self.serial!r}"
            )
        if self.runner == "python" and self.target != "host":
            raise ValueError(
                f"`runner` python is for target host. Received: target={self.target!r}"
            )
        if not self.threads or min(self.threads) < 1:
            raise ValueError(f"`threads` must be 1 or more. Received: threads={self.threads}")
        for field, least in (("num_runs", 1), ("num_warmup_runs", 0), ("timeout_s", 1)):
            if getattr(self, field) < least:
                raise ValueError(
                    f"`{field}` must be at least {least}. Received: {field}={getattr(self, field)}"
                )
        self._check_cores()
        self._check_emulated()

    def _check_cores(self) -> None:
        is_mask = self.cores and re.fullmatch("(?=.*[1-9a-f])[0-9a-f]{1,16}", self.cores.lower())
        if self.cores not in (None, "big") and not is_mask:
            raise ValueError(
                '`cores` must be "big" or a hexadecimal mask like f0. '
                f"Received: cores={self.cores!r}"
            )

    def _check_emulated(self) -> None:
        unknown = [name for name in self.core_types if name not in CORE_TYPES]
        if unknown or not self.core_types:
            raise ValueError(
                f"`core_types` must be of {', '.join(CORE_TYPES)}. "
                f"Received: core_types={list(self.core_types)}"
            )
        if self.target == "emulated" and self.cores is not None:
            raise ValueError(
                "`cores` are of a real machine; target emulated has `core_types`. "
                f"Received: cores={self.cores!r}"
            )
        if self.target == "emulated" and self.threads != (1,):
            raise ValueError(
                "`threads` must be 1 on target emulated: with more, waiting would be counted. "
                f"Received: threads={self.threads}"
            )

    def _names(self) -> list[str]:
        return [str(model) for model in self.models]
