# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Damage stops the work or is counted."""

import pytest

from mobilebert_tf.data.damaged_input import DamagedInput


def test_error_raises_the_first():
    with pytest.raises(ValueError, match="broken"):
        DamagedInput().report("files", ValueError("broken"))


def test_skip_counts_all_and_keeps_the_first_reasons():
    damaged = DamagedInput("skip")
    for number in range(9):
        damaged.report("documents", ValueError(str(number)))
    damaged.add({"files": 2, "documents": 1}, ["other"])
    assert damaged.counts == {"documents": 10, "files": 2}
    assert damaged.reasons == list("01234")
