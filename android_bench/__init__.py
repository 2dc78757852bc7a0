# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Measures `.tflite` files. The contract with the rest is files: models in, JSON out."""
