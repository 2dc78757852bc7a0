# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From teacher to student: the transfer plan as data, and its stages."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "DistillationConfig": "distillation_config",
        "FeatureCache": "feature_cache",
        "FeatureCacheConfig": "feature_cache_config",
        "LayerTransferConfig": "layer_transfer_config",
        "Stage": "stage",
        "StageObjective": "stage_objective",
        "StrategyConfig": "strategy_config",
        "TransferPlan": "transfer_plan",
        "auxiliary": "strategies",
        "bare": "strategies",
        "copy_from_teacher": "copy_from_teacher",
        "distillation_only": "strategies",
        "joint": "strategies",
        "progressive": "strategies",
        "run_transfer_plan": "run_transfer_plan",
        "stage_variables": "stage_variables",
        "teacher_layers": "teacher_layers",
        "write_attention_maps": "write_attention_maps",
    },
)
