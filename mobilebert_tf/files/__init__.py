# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Files and folders that are there whole or not at all; below every other package."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "config_difference": "config_difference",
        "directory_lock": "directory_lock",
        "require_writable": "require_writable",
        "whole_file": "whole_file",
        "whole_folder": "whole_folder",
        "write_json": "write_json",
    },
)
