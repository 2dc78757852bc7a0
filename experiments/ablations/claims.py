# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the paper concludes from its tables 2 and 3 (section 4.1)."""

from experiments.claim import Claim

CLAIMS = {
    2: (
        Claim(
            text="half the width between blocks costs nothing, a quarter of it does",
            alike=(("a", "c"),),
            better=(("c", "e"),),
        ),
        Claim(text="four heads do as well as sixteen", alike=(("c", "f"),)),
        Claim(text="narrow blocks cost accuracy", better=(("f", "h"), ("h", "i"))),
    ),
    3: (
        Claim(
            text="two or four feed-forward networks are better than one or eight",
            better=(("160", "192"), ("128", "192"), ("160", "96"), ("128", "96")),
        ),
        Claim(text="eight of them in the narrowest blocks are worst", better=(("192", "96"),)),
    ),
}
