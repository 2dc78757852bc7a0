# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The losses, each as its equation; all return a `WeightedSum`."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "WeightedSum": "weighted_sum",
        "attention_loss": "attention_loss",
        "feature_map_loss": "feature_map_loss",
        "feature_mean_loss": "feature_mean_loss",
        "feature_variance_loss": "feature_variance_loss",
        "knowledge_distillation_loss": "knowledge_distillation_loss",
        "masked_lm_loss": "masked_lm_loss",
        "next_sentence_loss": "next_sentence_loss",
        "normalized_feature_map_loss": "normalized_feature_map_loss",
    },
)
