# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Broken JSON is named."""

import pytest

from mobilebert_tf.checkpoints.read_json import read_json


def test_object(tmp_path):
    (tmp_path / "config.json").write_text('{"a": 1}', "utf-8")
    assert read_json(str(tmp_path / "config.json")) == {"a": 1}


@pytest.mark.parametrize(
    "content", [b"{", b"[1, 2]", b"\xff", b"[" * 100_000], ids=["cut", "list", "bytes", "deep"]
)
def test_broken(tmp_path, content):
    (tmp_path / "config.json").write_bytes(content)
    with pytest.raises(ValueError, match=r"config\.json"):
        read_json(str(tmp_path / "config.json"))
