# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The settings of the examples' tokenizer are read back."""

import pytest

from mobilebert_tf.data import TokenizerConfig, read_tokenizer_config


def test_reads_what_the_folder_says(tmp_path):
    text = '{"lowercase": false, "strip_accents": null, "split_on_cjk": true}'
    (tmp_path / "tokenizer.json").write_text(text)
    assert read_tokenizer_config(tmp_path) == TokenizerConfig(lowercase=False)


def test_others_files_say_nothing(tmp_path):
    assert read_tokenizer_config(tmp_path) is None
    assert read_tokenizer_config(f"{tmp_path}/tf_examples*") is None


@pytest.mark.parametrize("text", ["{", '{"case": 1}', "[]"])
def test_a_damaged_file_is_one_sentence(tmp_path, text):
    (tmp_path / "tokenizer.json").write_text(text)
    with pytest.raises(ValueError, match="must hold the settings of a tokenizer"):
        read_tokenizer_config(tmp_path)
