# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Whole runs of pre-training, transfer and fine-tuning as data, and what carries them out."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "RunConfig": "run_config",
        "fine_tuning_recipe": "fine_tuning_recipes",
        "fine_tuning_recipe_names": "fine_tuning_recipes",
        "merge_config": "merge_config",
        "read_recipe": "read_recipe",
        "recipe": "named_recipes",
        "recipe_names": "named_recipes",
        "run_recipe": "run_recipe",
    },
)
