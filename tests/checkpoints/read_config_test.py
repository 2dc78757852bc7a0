# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The choices are checked."""

import pytest

from mobilebert_tf.checkpoints import ReadConfig


def test_unknown_choices():
    with pytest.raises(ValueError, match="Received: gelu='erf'"):
        ReadConfig(gelu="erf")
    with pytest.raises(ValueError, match="Received: mask='hard'"):
        ReadConfig(mask="hard")
