# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""These tests install packages, so they run only when they are asked for by marker."""

import pytest


def pytest_collection_modifyitems(config, items):
    """Skips what is marked `clients` unless `-m` speaks of it."""
    if "clients" in (config.option.markexpr or ""):
        return
    skip = pytest.mark.skip(reason="installs other projects' clients: make test-clients")
    for item in items:
        if item.get_closest_marker("clients"):
            item.add_marker(skip)
