# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of holding back native output."""

import os

import pytest

from mobilebert_tf.lite.quiet import quiet_native_stderr


def test_silent_when_all_is_well(capfd):
    with quiet_native_stderr():
        os.write(2, b"from C++")
    os.write(2, b"after")
    assert capfd.readouterr().err == "after"


def test_shows_what_was_said_when_it_fails(capfd):
    def fail():
        os.write(2, b"the cause")
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"), quiet_native_stderr():
        fail()
    assert capfd.readouterr().err == "the cause"
