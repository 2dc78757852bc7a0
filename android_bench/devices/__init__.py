# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What is published about phones: their cores, and latencies to expect.

A phone is measured by what it says about itself; these entries are the
cross-check, and the figures of others to put beside ours.
"""
