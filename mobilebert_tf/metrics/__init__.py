# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Scores as the benchmarks' official scorers have them, on plain numbers: no TensorFlow."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "accuracy": "accuracy_and_f1",
        "accuracy_and_f1": "accuracy_and_f1",
        "glue_average": "glue_average",
        "matthews_correlation": "matthews_correlation",
        "pearson_and_spearman": "pearson_and_spearman",
    },
)
