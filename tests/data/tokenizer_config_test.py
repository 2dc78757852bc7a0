# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Settings make a tokenizer and can be read from it."""

import pytest

from mobilebert_tf.data.tokenizer_config import TokenizerConfig


@pytest.mark.parametrize(
    ("config", "accents"),
    [
        (TokenizerConfig(), True),
        (TokenizerConfig(lowercase=False), False),
        (TokenizerConfig(strip_accents=False, split_on_cjk=False), False),
    ],
)
def test_there_and_back(config, accents):
    found = TokenizerConfig.of(config.make(["[UNK]", "[PAD]", "a"]))
    assert (found.lowercase, found.split_on_cjk) == (config.lowercase, config.split_on_cjk)
    assert found.strip_accents == accents


def test_without_a_vocabulary():
    assert TokenizerConfig().make().vocabulary is None
