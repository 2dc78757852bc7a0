# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Scores as the benchmarks' official scorers have them, on plain numbers: no TensorFlow."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "EntityScores": "entity_scores",
        "accuracy": "accuracy_and_f1",
        "accuracy_and_f1": "accuracy_and_f1",
        "entity_spans": "entity_spans",
        "glue_average": "glue_average",
        "matthews_correlation": "matthews_correlation",
        "multi_label_scores": "multi_label_scores",
        "pearson_and_spearman": "pearson_and_spearman",
        "squad2_scores": "squad2_scores",
        "squad_match": "squad_match",
        "squad_null_threshold": "squad_null_threshold",
        "squad_scores": "squad_scores",
    },
)
