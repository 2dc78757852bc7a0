# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Models as after training, where no norm is the identity and no bias zero."""

import numpy as np

_NORMS = ("input_bottleneck", "key_query_bottleneck", "attention", "output_bottleneck")


def norms_of(backbone):
    """Every normalisation layer of a backbone, in order of computation."""
    norms = [backbone.embeddings.normalization]
    for block in backbone.blocks:
        parts = [getattr(block, name) for name in _NORMS[:3]]
        parts += [*block.feed_forwards, block.output_bottleneck]
        norms += [part.normalization for part in parts if part is not None]
    return norms


def random_norms(backbone, seed, spread=3.0):
    """Gives all weights a spread: gamma in (1/spread, spread), betas, biases, signs."""
    rng = np.random.default_rng(seed)
    for variable in backbone.trainable_variables:
        # Much wider kernels make the attention a step function, in which equal
        # models differ by more than rounding.
        deviation = {"kernel": 0.7 / variable.shape[0] ** 0.5, "embeddings": 0.5, "bias": 0.1}
        if variable.name in deviation:
            variable.assign(rng.normal(0, deviation[variable.name], variable.shape))
    for norm in norms_of(backbone):
        size = norm.gamma.shape
        sign = np.where(rng.random(size) < 0.2, -1, 1)
        norm.gamma.assign(sign * np.exp(rng.uniform(-np.log(spread), np.log(spread), size)))
        norm.beta.assign(rng.normal(0, 0.5, size))


def random_inputs(vocabulary_size, batch=4, sequence=12, seed=0):
    """Token ids with padding at the end of all rows but the first."""
    rng = np.random.default_rng(seed)
    lengths = rng.integers(3, sequence, batch)
    lengths[0] = sequence
    mask = (np.arange(sequence) < lengths[:, None]).astype(np.int32)
    return {
        "token_ids": rng.integers(5, vocabulary_size, mask.shape).astype(np.int32) * mask,
        "padding_mask": mask,
        "segment_ids": np.zeros_like(mask),
    }
