# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of reading LiteRT's table of operators."""

from android_bench.profile_table import read_profile_table

TABLE = """
============================ Run Order ============================
        [node type] [start] [first] [avg ms]    [%]  [cdf%] [mem KB] [times called] [Name]
             GATHER   0.000   1.757    1.700 23.125% 23.125%   0.000              5 [Builtin]:0
 Delegate/Fully Connected (NC, QS8, QC8W) GEMM 0.001 1.588 1.500 20.9% 44.0% 0.0 10 [Delegate]:0

======================= Top by Computation Time =======================
        [node type] [start] [first] [avg ms]    [%]  [cdf%] [mem KB] [times called] [Name]
             GATHER   0.000   1.757    1.700 23.125% 23.125%   0.000              5 [Builtin]:0
"""


def test_operators_are_read_once_in_their_order():
    assert read_profile_table(TABLE, num_runs=5) == [
        {"operator": "GATHER", "node": "[Builtin]:0", "calls": 1, "milliseconds": 1.7},
        {
            "operator": "Fully Connected (NC, QS8, QC8W) GEMM",
            "node": "[Delegate]:0",
            "calls": 2,
            "milliseconds": 1.5,
        },
    ]


def test_text_without_a_table_has_no_operators():
    assert read_profile_table("Killed\n", num_runs=5) == []
