# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The error of a measurement that could not be made."""


class BenchmarkError(Exception):
    """What went wrong and what to do, in one sentence for the user."""
