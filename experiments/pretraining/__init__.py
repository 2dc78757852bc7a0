# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What small experiments share: examples from text, one model trained and scored."""
