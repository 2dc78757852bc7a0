# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From plain text to batches of pre-training: documents, vocabularies, examples."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "PretrainingDatasetConfig": "pretraining_dataset_config",
        "PretrainingExamplesConfig": "pretraining_examples_config",
        "PretrainingJob": "pretraining_job",
        "TextCorpus": "text_corpus",
        "TfdsCorpus": "tfds_corpus",
        "TokenizerConfig": "tokenizer_config",
        "corpus_sample": "corpus_sample",
        "find_text_files": "text_files",
        "inspect_examples": "inspect_examples",
        "learn_vocabulary": "vocabulary",
        "load_vocabulary": "vocabulary_file",
        "pretraining_dataset": "pretraining_dataset",
        "read_documents": "text_files",
        "read_tokenizer_config": "read_tokenizer_config",
        "read_lines": "text_lines",
        "reading_errors": "reading_errors",
        "run_pretraining_job": "run_pretraining_job",
        "save_vocabulary": "vocabulary_file",
        "write_pretraining_examples": "pretraining_examples",
    },
)
