# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How a student learns from its teacher, as data."""

from __future__ import annotations

import collections
import dataclasses
import itertools

from mobilebert_tf.distill.feature_cache_config import FeatureCacheConfig
from mobilebert_tf.distill.stage import Stage


@dataclasses.dataclass(frozen=True, kw_only=True)
class TransferPlan:
    """Stages, run one after the other on the same student.

    Attributes:
        stages: at least one, with different names.
        copy_from_teacher: start from the teacher's embedding and heads.
        layer_map: the teacher's block for each of the student's, from 0; None is
            the last block of equal groups.
        repeat_batches: every stage of layers alone reads the same batches, the
            first ones. Otherwise all stages go on through the data.
        feature_cache: keep what frozen blocks compute of the repeated batches, so
            that a stage runs its own block alone.

    Raises:
        ValueError: if there is no stage, or two of one name, or there is nothing
            to cache, or what is cached would change.
    """

    stages: tuple[Stage, ...]
    copy_from_teacher: bool = True
    layer_map: tuple[int, ...] | None = None
    repeat_batches: bool = False
    feature_cache: FeatureCacheConfig = dataclasses.field(default_factory=FeatureCacheConfig)

    def __post_init__(self) -> None:
        if not self.stages:
            raise ValueError("`stages` must not be empty. Received: stages=()")
        counts = collections.Counter(stage.name for stage in self.stages)
        twice = [name for name, count in counts.items() if count > 1]
        if twice:
            raise ValueError(f"`stages` must have different names. Received: {twice} twice")
        if self.feature_cache:
            self._check_cache()

    def _check_cache(self) -> None:
        if not self.repeat_batches:
            raise ValueError(
                "`repeat_batches` must be True with a feature cache: what is kept are the features "
                "of batches that every layer reads. Received: repeat_batches=False"
            )
        readers = [i for i, stage in enumerate(self.stages) if stage.can_read_features]
        if not all(
            following == index + 1 and self.stages[following].layers > self.stages[index].layers
            for index, following in itertools.pairwise(readers)
        ):
            raise ValueError(
                "`feature_cache` is of use for stages that follow one another, each at a deeper "
                "layer: what others train between them would change the features that are kept. "
                f"Received: stages {[stage.name for stage in self.stages]}"
            )
        if not readers:
            raise ValueError(
                "`feature_cache` is of use where the blocks below a layer are frozen: a "
                "progressive plan of two layers or more, `lower_layer_learning_rate_factor=0`, "
                "without dropout. Received: stages "
                f"{[stage.name for stage in self.stages]}, none that can read features"
            )

    @property
    def first_batches(self) -> tuple[int, ...]:
        """The number of the first batch that each stage reads."""
        repeated = [self.repeat_batches and not stage.trains_everything for stage in self.stages]
        steps = [stage.steps for stage in self.stages]
        following = max((n for n, again in zip(steps, repeated, strict=True) if again), default=0)
        first = []
        for number, again in zip(steps, repeated, strict=True):
            first.append(0 if again else following)
            following += 0 if again else number
        return tuple(first)
