# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Labelled data of tasks: GLUE, SQuAD, CoNLL, multiple choice, labels of one's own."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "glue_layout": "glue_layout",
        "glue_task_names": "glue_layout",
        "LabelledText": "labelled_text",
        "MultiLabelTexts": "multi_label_texts",
        "MultipleChoiceExamples": "multiple_choice_examples",
        "read_conll_files": "conll_files",
        "read_glue_files": "glue_files",
        "read_glue_tfds": "glue_tfds",
        "read_labelled_text": "labelled_text_file",
        "read_multi_label_files": "multi_label_files",
        "read_multiple_choice_files": "multiple_choice_files",
        "read_squad_files": "squad_files",
        "read_squad_tfds": "squad_tfds",
        "split_labelled_text": "labelled_text_split",
        "squad_training_windows": "squad_training_windows",
        "SquadExamples": "squad_examples",
        "SquadPredictions": "squad_predictions",
        "SquadQuestion": "squad_examples",
        "SquadTrainingWindows": "squad_training_windows",
        "TaggedSentences": "tagged_sentences",
        "TextExamples": "text_examples",
        "write_glue_submission": "glue_submission",
    },
)
