# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tokenizers that no client has are refused."""

import pytest

from mobilebert_tf.lite.tokenizer_lowercase import tokenizer_lowercase
from mobilebert_tf.text import WordPieceTokenizer


@pytest.mark.parametrize("lowercase", [True, False])
def test_bert_has_two_kinds(lowercase):
    assert tokenizer_lowercase(WordPieceTokenizer(lowercase=lowercase)) == lowercase


@pytest.mark.parametrize(
    "options",
    [
        {"strip_accents": False},
        {"lowercase": False, "strip_accents": True},
        {"split_on_cjk": False},
        {"suffix_indicator": "@@"},
        {"oov_token": "<unk>"},
    ],
)
def test_others_are_named(options):
    name, value = list(options.items())[-1]
    with pytest.raises(ValueError, match=rf"`tokenizer` must .*{name}={value}"):
        tokenizer_lowercase(WordPieceTokenizer(**options))
