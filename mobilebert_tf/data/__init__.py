# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From files to batches: documents, vocabularies, pre-training examples, labelled text."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "learn_vocabulary": "vocabulary",
        "load_vocabulary": "vocabulary_file",
        "read_documents": "text_files",
        "read_lines": "text_lines",
        "save_vocabulary": "vocabulary_file",
        "whole_file": "whole_file",
    },
)
