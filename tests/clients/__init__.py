# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Real clients, each in an environment of its own, run our files."""
