# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The choices that a checkpoint's files leave open."""

import dataclasses

GELUS = ("auto", "tanh", "exact")
MASKS = ("additive", "replace")


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReadConfig:
    """How to read what a checkpoint does not say.

    Args:
        gelu: the form of "gelu" in the encoder. "tanh" is google-research's, and
            the Model Garden's when its model was converted from there; "exact" is
            Transformers', and the Garden's when the model was trained there
            (whose masked-LM head has the tanh form all the same). "auto" is
            "exact" for Transformers and "tanh" otherwise.
        mask: "additive" adds -10000 to the scores of padding, as every release
            does but the second of google-research's, which puts -6 in their place:
            "replace".
        task: name of the task's class, where several share a head; decided by the
            checkpoint unless given.
        lowercase: whether the vocabulary is uncased; a `tokenizer_config.json`
            beside it says so itself.
    """

    gelu: str = "auto"
    mask: str = "additive"
    task: str | None = None
    lowercase: bool = True

    def __post_init__(self):
        if self.gelu not in GELUS:
            raise ValueError(f"`gelu` must be one of {GELUS}. Received: gelu={self.gelu!r}")
        if self.mask not in MASKS:
            raise ValueError(f"`mask` must be one of {MASKS}. Received: mask={self.mask!r}")
