# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Takes the folders of one machine out of what is kept for all."""

from __future__ import annotations

import re

# `/a/b/` and `../a/b/` where a path begins; what follows the last slash stays.
_FOLDERS = re.compile(r"""(?<![\w.~:/*\]-])(?:/(?:[^\s'"/]+/)+|(?:\.\./)+(?:[^\s'"/]+/)*)""")


def without_folders(content: object) -> object:
    """Returns the same lists, dicts and texts, with names of files in place of paths."""
    if isinstance(content, str):
        return _FOLDERS.sub("", content)
    if isinstance(content, dict):
        return {without_folders(key): without_folders(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [without_folders(value) for value in content]
    return content
