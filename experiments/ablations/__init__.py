# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which sizes of a block matter: the paper's tables 2 and 3, small."""
