# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The special tokens, and what a preset keeps of a tokenizer."""

import pytest

from mobilebert_tf.models import MobileBERTTokenizer
from tests.models.toy import VOCABULARY, toy_backbone, toy_tokenizer


def test_special_tokens():
    tokenizer = toy_tokenizer()
    names = "pad cls sep mask start end".split()
    ids = [getattr(tokenizer, f"{name}_token_id") for name in names]
    assert ids == [0, 2, 3, 4, 2, 3]


@pytest.mark.parametrize("lowercase", [True, False])
def test_preset_round_trip(lowercase, tmp_path):
    tokenizer = MobileBERTTokenizer([*VOCABULARY, "Fox"], lowercase=lowercase)
    toy_backbone().save_to_preset(str(tmp_path))
    tokenizer.save_to_preset(str(tmp_path))
    copy = MobileBERTTokenizer.from_preset(str(tmp_path))
    assert copy.get_vocabulary() == tokenizer.get_vocabulary()
    assert copy.lowercase == lowercase
    expected = [VOCABULARY.index("fox") if lowercase else len(VOCABULARY)]
    assert copy("Fox").numpy().tolist() == expected


def test_vocabulary_from_a_file(tmp_path):
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    assert MobileBERTTokenizer(str(path)).get_vocabulary() == VOCABULARY


def test_missing_special_token():
    with pytest.raises(ValueError, match="MASK"):
        MobileBERTTokenizer(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "fox"])
