# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Scores of models on tasks."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(__name__, {})
