# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""An exported MobileBERT costs a phone no more than it did."""

import json

import pytest

from tests.android_bench.arm_tools import require_arm_tools
from tests.android_bench.recorded_counts import RECORD, count, export_toys

# Another C library copies memory in other ways. A regression we care about, one more
# operator a layer, is more than 1 %.
TOLERANCE = 0.003


@pytest.mark.slow
def test_counts_are_those_recorded(tmp_path):
    require_arm_tools()
    recorded = json.loads(RECORD.read_text("utf-8"))
    counted = count(export_toys(tmp_path))
    if counted["litert_version"] != recorded["litert_version"]:
        pytest.fail(
            "LiteRT has changed, and its kernels may have. Look at the counts, then: "
            "python -m tests.android_bench.recorded_counts"
        )
    for name, expected in recorded["counts"].items():
        assert counted["counts"][name]["calls"] == expected["calls"], name
        assert counted["counts"][name]["instructions"] == pytest.approx(
            expected["instructions"], rel=TOLERANCE
        ), name


def test_record_shows_what_dot_products_and_int8_save():
    counts = {
        name: row["instructions"]
        for name, row in json.loads(RECORD.read_text("utf-8"))["counts"].items()
    }
    assert counts["int8 cortex-a76"] < counts["int8 cortex-a53"]
    assert counts["int8 cortex-a76"] < counts["float32 cortex-a76"]
