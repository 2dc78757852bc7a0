# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A phone: its cores, and what others measured on it."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True)
class CoreCluster:
    """Cores of one kind.

    Attributes:
        core: what its designer calls it.
        count: how many there are.
        first_core: Linux' number of the first one, the others follow; None if no
            source says.
        max_khz: highest frequency as published, kHz; None if no source says.
    """

    core: str
    count: int
    first_core: int | None = None
    max_khz: int | None = None

    def __post_init__(self):
        if self.count < 1:
            raise ValueError(f"`count` must be positive. Received: count={self.count}")
        if self.first_core is not None and self.first_core < 0:
            raise ValueError(f"`first_core` must not be negative. Received: {self.first_core}")
        # Plausible for a phone; hertz or megahertz by mistake are not.
        if self.max_khz is not None and not 300_000 <= self.max_khz <= 5_000_000:
            raise ValueError(f"`max_khz` must be kilohertz. Received: max_khz={self.max_khz}")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Expectation:
    """A published latency.

    Attributes:
        model: what ran: our name of the architecture, or the words of the source.
        latency_ms: of one inference, milliseconds.
        runtime: what it ran on.
        source: who says so: a paper's table, or an address.
        threads, sequence_length: None if the source does not say.
        remark: whatever makes it less comparable.
    """

    model: str
    latency_ms: float
    runtime: str
    source: str
    threads: int | None = None
    sequence_length: int | None = None
    remark: str = ""

    def __post_init__(self):
        if not (self.source and self.model and self.runtime):
            raise ValueError(f"An expectation needs model, runtime and source. Received: {self}")
        if self.latency_ms <= 0:
            raise ValueError(f"`latency_ms` must be positive. Received: {self.latency_ms}")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Device:
    """A phone, or several with the same processor.

    Attributes:
        models: what `ro.product.model` says on them.
        soc: the processor.
        soc_source: who says that it is in these phones.
        clusters: the slowest cores first.
        clusters_source: who says so.
        expectations: what others measured.
    """

    models: tuple[str, ...]
    soc: str
    soc_source: str
    clusters: tuple[CoreCluster, ...]
    clusters_source: str
    expectations: tuple[Expectation, ...] = ()

    def __post_init__(self):
        if not self.models or not self.clusters:
            raise ValueError(f"A device needs models and clusters. Received: {self}")
        if not (self.soc and self.soc_source and self.clusters_source):
            raise ValueError(f"{self.models[0]}: every fact needs a source. Received: {self}")
        known = [c.max_khz for c in self.clusters if c.max_khz is not None]
        if known != sorted(known):
            raise ValueError(
                f"{self.models[0]}: `clusters` must be slowest first. Received: {known}"
            )
        self._check_core_numbers()

    @property
    def num_cores(self) -> int:
        """How many cores there are."""
        return sum(cluster.count for cluster in self.clusters)

    @property
    def big_cores(self) -> tuple[int, ...] | None:
        """All cores but the slowest kind; None if their numbers are unknown."""
        # Of a single kind all are big.
        clusters = self.clusters[1:] or self.clusters
        if any(cluster.first_core is None for cluster in clusters):
            return None
        return tuple(
            core
            for cluster in clusters
            for core in range(cluster.first_core, cluster.first_core + cluster.count)
        )

    @property
    def big_core_mask(self) -> str | None:
        """`big_cores` in hexadecimal, as `taskset` takes it; None if unknown."""
        cores = self.big_cores
        return None if cores is None else f"{sum(1 << core for core in cores):x}"

    def _check_core_numbers(self) -> None:
        numbers = [
            core
            for cluster in self.clusters
            if cluster.first_core is not None
            for core in range(cluster.first_core, cluster.first_core + cluster.count)
        ]
        if len(set(numbers)) < len(numbers) or any(n >= self.num_cores for n in numbers):
            raise ValueError(
                f"{self.models[0]}: core numbers must be distinct and below "
                f"{self.num_cores}. Received: {numbers}"
            )
