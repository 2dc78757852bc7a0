# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""MobileBERT in Keras 3: train, distil, fine-tune and ship to a phone.

The public names load on first use, so `import mobilebert_tf` is instant and
the LiteRT side (`mobilebert_tf.lite`) never imports TensorFlow.
"""

from mobilebert_tf._lazy import lazy_exports

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "MobileBERTBackbone": "models",
        "MobileBERTMaskedLM": "models",
        "MobileBERTMaskedLMPreprocessor": "models",
        "MobileBERTMultiLabelClassifier": "models",
        "MobileBERTMultipleChoice": "models",
        "MobileBERTMultipleChoicePreprocessor": "models",
        "MobileBERTNextSentencePredictor": "models",
        "MobileBERTPretrainer": "models",
        "MobileBERTQuestionAnswerer": "models",
        "MobileBERTQuestionAnswererPreprocessor": "models",
        "MobileBERTTextClassifier": "models",
        "MobileBERTTextClassifierPreprocessor": "models",
        "MobileBERTTextRegressor": "models",
        "MobileBERTTokenClassifier": "models",
        "MobileBERTTokenClassifierPreprocessor": "models",
        "MobileBERTTokenizer": "models",
        "TextClassifierInterpreter": "lite",
        "architecture": "models",
        "architecture_names": "models",
    },
)
