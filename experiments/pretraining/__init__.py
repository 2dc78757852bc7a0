# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What experiments share: text, examples made of it, models trained on them and scored."""
