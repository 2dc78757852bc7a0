# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The tokenizer of a run, which is the one that its examples were made with."""

import dataclasses
import os

from mobilebert_tf.data import TokenizerConfig, read_tokenizer_config
from mobilebert_tf.models import MobileBERTTokenizer
from mobilebert_tf.recipes.run_config import RunConfig


def run_tokenizer(config: RunConfig) -> MobileBERTTokenizer:
    """Makes the tokenizer that the run's preset will hold.

    Case, accents and Chinese characters are as the examples' `tokenizer.json` says; others'
    examples have none, and `config.lowercase` tells.

    Raises:
        ValueError: if there is no vocabulary, or the teacher's tokenizer is not the
            examples'.
    """
    settings = read_tokenizer_config(config.examples)
    if config.vocabulary:
        settings = settings or TokenizerConfig(lowercase=config.lowercase)
        return MobileBERTTokenizer(config.vocabulary, **dataclasses.asdict(settings))
    tokenizer = _of_teacher(config.teacher)
    if settings and _resolved(settings) != _resolved(TokenizerConfig.of(tokenizer)):
        raise ValueError(
            "The examples must be made with the teacher's tokenizer. Received: "
            f"{_resolved(settings)} in {config.examples}, and "
            f"{_resolved(TokenizerConfig.of(tokenizer))} in {config.teacher}."
        )
    return tokenizer


def _of_teacher(teacher: str) -> MobileBERTTokenizer:
    if "://" not in teacher and not os.path.isfile(os.path.join(teacher, "config.json")):
        raise ValueError(
            "`teacher` must be the folder of a preset, with a config.json. "
            f"Received: teacher={teacher!r}"
        )
    try:
        return MobileBERTTokenizer.from_preset(teacher)
    except (ValueError, OSError) as error:
        raise ValueError(
            f"The teacher has no tokenizer; give `vocabulary`. Received: teacher={teacher!r}"
        ) from error


def _resolved(settings: TokenizerConfig) -> dict[str, bool]:
    fields = dataclasses.asdict(settings)
    if settings.strip_accents is None:
        fields["strip_accents"] = settings.lowercase
    return fields
