# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a precision costs: fine-tuned presets beside their `.tflite` files."""
