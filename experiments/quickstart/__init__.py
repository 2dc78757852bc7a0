# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From plain text to a phone-ready file in one command: `make quickstart`."""
