# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The layers of MobileBERT, one a file, written with `keras.ops`."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "Bottleneck": "bottleneck",
        "FeedForward": "feed_forward",
        "FoldChoices": "fold_choices",
        "LayerNorm": "layer_norm",
        "MaskedLMHead": "masked_lm_head",
        "MobileBERTBlock": "mobilebert_block",
        "NoNorm": "no_norm",
        "OutputBottleneck": "output_bottleneck",
        "SelfAttention": "self_attention",
        "TrigramEmbedding": "trigram_embedding",
        "UnfoldChoices": "unfold_choices",
        "attention_probabilities": "attention_probabilities",
        "make_activation": "activation",
        "make_dense": "dense",
        "make_normalization": "normalization",
        "no_gradient": "no_gradient",
    },
)
