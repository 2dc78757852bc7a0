# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What pre-training is worth: a preset fine-tuned beside what needs no preset."""
