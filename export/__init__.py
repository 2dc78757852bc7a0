# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Programs of the export stage: flags in, a call to `mobilebert_tf.lite` out."""
