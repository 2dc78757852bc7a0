# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""LAMB and its learning rate."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__, {"LAMB": "lamb", "LinearWarmupDecay": "linear_warmup_decay"}
)
