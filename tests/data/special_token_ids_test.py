# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Special tokens are found, or named."""

import pytest

from mobilebert_tf.data.special_token_ids import SpecialTokenIds


def test_finds_them_anywhere():
    found = SpecialTokenIds.of(["a", "[MASK]", "[CLS]", "[PAD]", "[SEP]"])
    assert found == SpecialTokenIds(pad=3, cls=2, sep=4, mask=1)


def test_names_the_missing_one():
    with pytest.raises(ValueError, match=r"must hold \[CLS\]. Received: 2 tokens"):
        SpecialTokenIds.of(["[PAD]", "a"])
