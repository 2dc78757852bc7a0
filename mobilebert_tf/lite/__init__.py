# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a Keras task to a `.tflite` file, and from the file to answers.

The interpreter side (`TextClassifierInterpreter`, `WordPiece`, metadata) never
imports TensorFlow: it is what runs where only LiteRT is installed.
"""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "ExportConfig": "export_config",
        "ModelMetadata": "metadata",
        "MultipleChoiceInterpreter": "multiple_choice_interpreter",
        "Precision": "precision",
        "QuestionAnswererInterpreter": "question_answerer_interpreter",
        "TextClassifierInterpreter": "text_classifier_interpreter",
        "TextRegressorInterpreter": "text_regressor_interpreter",
        "TokenClassifierInterpreter": "token_classifier_interpreter",
        "WordPiece": "word_piece",
        "activation_ranges": "quantize",
        "calibration_samples": "calibration",
        "check_clients": "client_checks",
        "convert_model": "convert",
        "equalize_ranges": "equalize_ranges",
        "export_keras": "export_keras",
        "export_saved_model": "export_saved_model",
        "export_task": "export_task",
        "export_text_classifier": "export_text_classifier",
        "export_encoder": "export_encoder",
        "fold_norms": "fold_norms",
        "join_lengths": "join_lengths",
        "open_interpreter": "open_interpreter",
        "quantize_linear_layers": "quantize",
        "read_metadata": "metadata",
        "untrained_encoder": "export_encoder",
        "write_metadata": "metadata",
    },
)
