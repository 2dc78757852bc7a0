# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which way of transfer helps a student how much: the paper's tables 8 and 9, small."""
