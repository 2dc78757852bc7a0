# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From attention scores to probabilities."""

from keras import ops


def attention_probabilities(scores):
    """Returns the softmax of `scores` over their last axis, the keys.

    A sequence of one token has one key, which gets all the attention; Keras warns
    of a softmax over one value.
    """
    return ops.ones_like(scores) if scores.shape[-1] == 1 else ops.softmax(scores, axis=-1)
