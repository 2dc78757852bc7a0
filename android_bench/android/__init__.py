# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The Android side: a Java library, two activities, and what generates parts of it."""
