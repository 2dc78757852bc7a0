# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What every test gets: a quiet TensorFlow, the same seed, and no leftovers."""

import os
import sys

import pytest

# Before anything imports TensorFlow or Keras.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")


@pytest.fixture(autouse=True)
def same_seed():
    """Seeds Python, NumPy and TensorFlow, for tests that have imported Keras."""
    _seed()


@pytest.fixture(autouse=True, scope="module")
def no_leftover_graphs():
    """Frees the models of a test file, so that memory does not grow with the suite.

    What a file's tests share begins with the same seed too, whatever was tested before.
    """
    _seed()
    yield
    if "keras" in sys.modules:
        sys.modules["keras"].backend.clear_session()


def _seed():
    if "keras" in sys.modules:
        sys.modules["keras"].utils.set_random_seed(0)
