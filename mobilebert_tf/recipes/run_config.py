# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A whole run, as data."""

from __future__ import annotations

import dataclasses

from mobilebert_tf.data import PretrainingDatasetConfig
from mobilebert_tf.distill import StrategyConfig
from mobilebert_tf.files.config_difference import MAY_CHANGE
from mobilebert_tf.training import TrainingConfig

DTYPES = ("float32", "mixed_bfloat16")


@dataclasses.dataclass(frozen=True, kw_only=True)
class RunConfig:
    """From examples, and a teacher or none, to a preset.

    Attributes:
        examples: folder that `write_pretraining_examples` has written, or folder or
            pattern of TFRecords of BERT's `create_pretraining_data`.
        output: folder of the preset to write; must not exist yet. A run may go on with
            another one.
        teacher: preset of a `MobileBERTPretrainer`; for all strategies but `bare`.
        vocabulary: file of the word pieces the examples were made with; empty
            for the teacher's.
        lowercase: whether that vocabulary is uncased, where the examples do not tell.
        architecture: name of what is trained.
        num_layers: blocks of what is trained; 0 for as many as its architecture has. A student
            may have others than its teacher: see `layer_map` of `StrategyConfig`.
        dtype: `float32`, or `mixed_bfloat16` with float32 weights.
        teacher_dtype: the teacher's, if another than `dtype`. It has no gradient, and is
            most of the work: `mixed_bfloat16` leaves the student's training in float32. Its
            scores at the end are in that precision, too.
        distribution: `one_device`, `mirrored`, `multi_worker` or `tpu`.
        tpu: name or address of the TPU, with `distribution` tpu; empty for a local one.
        strategy: what is learnt, and for how long.
        data: batches and masks.
        training: the loop.
        seed: of the weights and of dropout; the data have their own.

    Raises:
        ValueError: for another `dtype` or `teacher_dtype`, negative `num_layers`, a `seed` that
            is none, or a `tpu` that is not used.
    """

    examples: str = ""
    output: str = dataclasses.field(default="", metadata=MAY_CHANGE)
    teacher: str = ""
    vocabulary: str = ""
    lowercase: bool = True
    architecture: str = "mobilebert"
    num_layers: int = 0
    dtype: str = "float32"
    teacher_dtype: str = ""
    distribution: str = "one_device"
    tpu: str = ""
    strategy: StrategyConfig = dataclasses.field(default_factory=StrategyConfig)
    data: PretrainingDatasetConfig = dataclasses.field(default_factory=PretrainingDatasetConfig)
    training: TrainingConfig = dataclasses.field(default_factory=TrainingConfig)
    seed: int = 0

    def __post_init__(self) -> None:
        known = {"dtype": DTYPES, "teacher_dtype": ("", *DTYPES)}
        for name, values in known.items():
            if (value := getattr(self, name)) not in values:
                raise ValueError(f"`{name}` must be one of {values}. Received: {name}={value!r}")
        if self.num_layers < 0:
            raise ValueError(
                f"`num_layers` must not be negative. Received: num_layers={self.num_layers}"
            )
        if not 0 <= self.seed < 2**32:
            raise ValueError(f"`seed` must be a number of 32 bits. Received: seed={self.seed}")
        if self.tpu and self.distribution != "tpu":
            raise ValueError(
                "`distribution` must be 'tpu' where `tpu` names one. "
                f"Received: distribution={self.distribution!r}, tpu={self.tpu!r}"
            )

    def check_paths(self) -> None:
        """Checks that a run has what it needs.

        Raises:
            ValueError: if a path is missing, or there is a teacher too many.
        """
        for name in ("examples", "output"):
            if not getattr(self, name):
                raise ValueError(f"`{name}` must be given. Received: {name}=''")
        if self.strategy.has_teacher != bool(self.teacher):
            needs = "needs a preset as" if self.strategy.has_teacher else "has no"
            raise ValueError(
                f"The strategy {self.strategy.name!r} {needs} `teacher`. "
                f"Received: teacher={self.teacher!r}"
            )
        if self.teacher_dtype and not self.teacher:
            raise ValueError(
                "`teacher_dtype` must be empty where there is no teacher. "
                f"Received: teacher_dtype={self.teacher_dtype!r}"
            )
        if not (self.teacher or self.vocabulary):
            raise ValueError(
                "`vocabulary` must be given where there is no teacher to take it from. "
                "Received: vocabulary=''"
            )
