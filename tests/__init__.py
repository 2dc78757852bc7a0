# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The tests mirror the tree: `tests/layers/no_norm_test.py` tests `layers/no_norm.py`."""
