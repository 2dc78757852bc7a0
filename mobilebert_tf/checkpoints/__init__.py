# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Published checkpoints in and out: google-research, the Model Garden, Transformers."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "Conversion": "convert",
        "ConvertConfig": "convert",
        "CheckpointPaths": "find_checkpoint",
        "ReadConfig": "read_config",
        "convert_checkpoint": "convert",
        "find_checkpoint": "find_checkpoint",
        "read_checkpoint": "read_checkpoint",
        "read_tokenizer": "read_checkpoint",
        "tensor_table": "tensor_table",
        "write_google": "write_google",
        "write_transformers": "write_transformers",
    },
)
