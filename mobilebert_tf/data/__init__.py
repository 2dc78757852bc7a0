# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From files to batches: documents, vocabularies, pre-training examples, labelled text."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "LabelledText": "labelled_text",
        "PretrainingDatasetConfig": "pretraining_dataset_config",
        "PretrainingExamplesConfig": "pretraining_examples_config",
        "PretrainingJob": "pretraining_job",
        "SquadExamples": "squad_examples",
        "SquadPredictions": "squad_predictions",
        "SquadQuestion": "squad_examples",
        "TextCorpus": "text_corpus",
        "TaggedSentences": "tagged_sentences",
        "TextExamples": "text_examples",
        "TfdsCorpus": "tfds_corpus",
        "TokenizerConfig": "tokenizer_config",
        "corpus_sample": "corpus_sample",
        "find_text_files": "text_files",
        "glue_layout": "glue_layout",
        "glue_task_names": "glue_layout",
        "learn_vocabulary": "vocabulary",
        "load_vocabulary": "vocabulary_file",
        "pretraining_dataset": "pretraining_dataset",
        "read_conll_files": "conll_files",
        "read_documents": "text_files",
        "read_glue_files": "glue_files",
        "read_glue_tfds": "glue_tfds",
        "read_labelled_text": "labelled_text_file",
        "read_lines": "text_lines",
        "read_squad_files": "squad_files",
        "read_squad_tfds": "squad_tfds",
        "run_pretraining_job": "run_pretraining_job",
        "save_vocabulary": "vocabulary_file",
        "split_labelled_text": "labelled_text_split",
        "squad_training_windows": "squad_training_windows",
        "write_glue_submission": "glue_submission",
        "write_pretraining_examples": "pretraining_examples",
    },
)
