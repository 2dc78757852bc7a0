# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The backbone of the whole family, its named architectures, and the tasks."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "MobileBERTBackbone": "mobilebert_backbone",
        "MobileBERTPretrainer": "mobilebert_pretrainer",
        "MobileBERTTextClassifier": "mobilebert_text_classifier",
        "MobileBERTTextClassifierPreprocessor": "mobilebert_text_classifier_preprocessor",
        "MobileBERTTokenizer": "mobilebert_tokenizer",
        "architecture": "architectures",
        "architecture_names": "architectures",
    },
)
