# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Speed beside other implementations, measured in turns on one machine."""
