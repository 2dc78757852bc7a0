# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What teacher and students attend to: the paper's figure 3, small, with its numbers."""
