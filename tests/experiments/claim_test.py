# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A claim holds only where every seed bears it out."""

import pytest

from experiments.claim import Claim

CLAIM = Claim(text="deep beats shallow", better=(("deep", "shallow"),), alike=(("deep", "tall"),))


@pytest.mark.parametrize(
    "shallow,tall,verdict",
    [
        # Highest 3 is below deep's lowest 5, and 6 is within deep's 5 to 7.
        ([1, 2, 3], [6, 6, 9], "Holds at this scale: deep beats shallow."),
        (
            [1, 2, 5],
            [6, 6, 6],
            "Withdrawn at this scale: deep beats shallow. The ranges overlap: deep and shallow.",
        ),
        (
            [8, 8, 9],
            [6, 6, 6],
            "Does not hold at this scale: deep beats shallow. Here shallow is better than deep.",
        ),
        (
            [1, 2, 3],
            [8, 8, 9],
            "Does not hold at this scale: deep beats shallow. Here tall is better than deep.",
        ),
        (
            [1, 2, 3],
            [6, 6],
            "Not claimed: deep beats shallow. That takes 3 seeds, and here are 2.",
        ),
    ],
)
def test_verdict(shallow, tall, verdict):
    assert CLAIM.verdict({"deep": [5, 6, 7], "shallow": shallow, "tall": tall}) == verdict
