# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The backbone of the whole family, its named architectures, and the tasks."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "ComponentCost": "model_cost",
        "MobileBERTBackbone": "mobilebert_backbone",
        "MobileBERTMaskedLM": "mobilebert_masked_lm",
        "MobileBERTMaskedLMPreprocessor": "mobilebert_masked_lm_preprocessor",
        "MobileBERTMultiLabelClassifier": "mobilebert_multi_label_classifier",
        "MobileBERTMultipleChoice": "mobilebert_multiple_choice",
        "MobileBERTMultipleChoicePreprocessor": "mobilebert_multiple_choice_preprocessor",
        "MobileBERTNextSentencePredictor": "mobilebert_next_sentence_predictor",
        "MobileBERTPretrainer": "mobilebert_pretrainer",
        "MobileBERTQuestionAnswerer": "mobilebert_question_answerer",
        "MobileBERTQuestionAnswererPreprocessor": "mobilebert_question_answerer_preprocessor",
        "MobileBERTTextClassifier": "mobilebert_text_classifier",
        "MobileBERTTextClassifierPreprocessor": "mobilebert_text_classifier_preprocessor",
        "MobileBERTTextRegressor": "mobilebert_text_regressor",
        "MobileBERTTokenClassifier": "mobilebert_token_classifier",
        "MobileBERTTokenClassifierPreprocessor": "mobilebert_token_classifier_preprocessor",
        "MobileBERTTokenizer": "mobilebert_tokenizer",
        "PAPER_FIGURES": "paper_figures",
        "architecture": "architectures",
        "architecture_names": "architectures",
        "load_preset": "load_preset",
        "model_cost": "model_cost",
        "model_outputs": "model_outputs",
        "require_preset_path": "save_preset",
        "save_preset": "save_preset",
        "weightless": "model_cost",
    },
)
