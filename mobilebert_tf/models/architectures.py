# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The family by name: teacher, students and their small sizes."""

import difflib

_MOBILEBERT = {
    "vocabulary_size": 30522,
    "num_layers": 24,
    "num_heads": 4,
    "hidden_dim": 512,
    "bottleneck_dim": 128,
    "intermediate_dim": 512,
    "num_feed_forwards": 4,
    "embedding_dim": 128,
    "attention_inputs": "shared_bottleneck",
    "normalization": "no_norm",
    "activation": "relu",
    "dropout": 0.0,
    "attention_dropout": 0.1,
    "tanh_pooler": False,
    "max_sequence_length": 512,
}
_IB_BERT = _MOBILEBERT | {
    "bottleneck_dim": 1024,
    "intermediate_dim": 4096,
    "num_feed_forwards": 1,
    "attention_inputs": "block",
    "normalization": "layer_norm",
    "activation": "gelu",
    "dropout": 0.1,
    "tanh_pooler": True,
}
_SMALL = {
    "vocabulary_size": 8192,
    "num_layers": 4,
    "hidden_dim": 128,
    "embedding_dim": 64,
    "max_sequence_length": 128,
    "attention_dropout": 0.0,
    "dropout": 0.0,
}
_TOY = _SMALL | {
    "vocabulary_size": 200,
    "num_layers": 2,
    "num_heads": 2,
    "hidden_dim": 32,
    "embedding_dim": 16,
}

_ARCHITECTURES = {
    # Paper tables 1 and 4.
    "ib_bert_large": _IB_BERT,
    "mobilebert": _MOBILEBERT,
    "mobilebert_tiny": _MOBILEBERT | {"num_feed_forwards": 2, "attention_inputs": "bottleneck"},
    "mobilebert_no_opt": _MOBILEBERT | {"normalization": "layer_norm", "activation": "gelu"},
    # Trained from nothing on a laptop in minutes.
    "ib_bert_small": _IB_BERT | _SMALL | {"bottleneck_dim": 256, "intermediate_dim": 512},
    "mobilebert_small": _MOBILEBERT
    | _SMALL
    | {"bottleneck_dim": 64, "intermediate_dim": 128, "num_feed_forwards": 2},
    # For tests.
    "ib_bert_toy": _IB_BERT | _TOY | {"bottleneck_dim": 64, "intermediate_dim": 64},
    "mobilebert_toy": _MOBILEBERT
    | _TOY
    | {"bottleneck_dim": 16, "intermediate_dim": 32, "num_feed_forwards": 2},
}


def architecture(name: str, **overrides) -> dict:
    """Returns the arguments of `MobileBERTBackbone` for a named architecture.

    ```python
    teacher = MobileBERTBackbone(**architecture("ib_bert_large", vocabulary_size=50000))
    ```

    Args:
        name: one of `architecture_names()`.
        **overrides: arguments of the backbone that replace the named ones.

    Raises:
        ValueError: for an unknown name, with the nearest known one.
    """
    if name not in _ARCHITECTURES:
        nearest = difflib.get_close_matches(name, _ARCHITECTURES, n=1, cutoff=0.0)[0]
        raise ValueError(
            f"`name` must be one of {architecture_names()}. Received: name={name!r}. "
            f"Did you mean {nearest!r}?"
        )
    return _ARCHITECTURES[name] | overrides


def architecture_names() -> tuple[str, ...]:
    """Returns the known names, published ones first."""
    return tuple(_ARCHITECTURES)
