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
    "vocabulary_size": 4096,
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

_BERT = _IB_BERT | {
    "bottleneck_dim": None,
    "attention_inputs": "block",
    "trigram": False,
}


def _table_2(hidden_dim: int, bottleneck_dim: int, num_heads: int) -> dict:
    """A row of the search for a teacher: the feed-forward is four times as wide."""
    return _IB_BERT | {
        "hidden_dim": hidden_dim,
        "bottleneck_dim": bottleneck_dim,
        "intermediate_dim": 4 * bottleneck_dim,
        "num_heads": num_heads,
    }


def _table_3(bottleneck_dim: int, num_heads: int, num_feed_forwards: int) -> dict:
    """A row of the search for a student.

    Its counts come out only if query, key and value read the block's input; the
    published MobileBERT is the row of 128 with a shared bottleneck instead.
    """
    return _MOBILEBERT | {
        "bottleneck_dim": bottleneck_dim,
        "intermediate_dim": 4 * bottleneck_dim,
        "num_heads": num_heads,
        "num_feed_forwards": num_feed_forwards,
        "attention_inputs": "block",
    }


def _bert(num_layers: int, hidden_dim: int) -> dict:
    return _BERT | {
        "num_layers": num_layers,
        "num_heads": hidden_dim // 64,
        "hidden_dim": hidden_dim,
        "embedding_dim": hidden_dim,
        "intermediate_dim": 4 * hidden_dim,
    }


_ARCHITECTURES = {
    # Paper tables 1 and 4.
    "ib_bert_large": _IB_BERT,
    "mobilebert": _MOBILEBERT,
    "mobilebert_tiny": _MOBILEBERT | {"num_feed_forwards": 2, "attention_inputs": "bottleneck"},
    "bert_base": _bert(12, 768),
    "bert_large": _bert(24, 1024),
    # Table 7: what the two optimisations bring; without both, "w/o OPT" elsewhere.
    "mobilebert_no_opt": _MOBILEBERT | {"normalization": "layer_norm", "activation": "gelu"},
    "mobilebert_layernorm_relu": _MOBILEBERT | {"normalization": "layer_norm"},
    "mobilebert_nonorm_gelu": _MOBILEBERT | {"activation": "gelu"},
    # Table 2: the search for the teacher; (f) became IB-BERT.
    "ib_bert_table2_a": _table_2(1024, 1024, num_heads=16),
    "ib_bert_table2_b": _table_2(768, 1024, num_heads=16),
    "ib_bert_table2_c": _table_2(512, 1024, num_heads=16),
    "ib_bert_table2_d": _table_2(384, 1024, num_heads=16),
    "ib_bert_table2_e": _table_2(256, 1024, num_heads=16),
    "ib_bert_table2_f": _table_2(512, 1024, num_heads=4),
    "ib_bert_table2_g": _table_2(512, 512, num_heads=4),
    "ib_bert_table2_h": _table_2(512, 256, num_heads=4),
    "ib_bert_table2_i": _table_2(512, 128, num_heads=4),
    # Table 3: the search for the student, by the width inside a block.
    "mobilebert_table3_192": _table_3(192, num_heads=6, num_feed_forwards=1),
    "mobilebert_table3_160": _table_3(160, num_heads=5, num_feed_forwards=2),
    "mobilebert_table3_128": _table_3(128, num_heads=4, num_feed_forwards=4),
    "mobilebert_table3_96": _table_3(96, num_heads=3, num_feed_forwards=8),
    # The chosen row by what it is.
    "mobilebert_direct_qkv": _table_3(128, num_heads=4, num_feed_forwards=4),
    # Trained from nothing on a laptop in minutes.
    "ib_bert_small": _IB_BERT | _SMALL | {"bottleneck_dim": 192, "intermediate_dim": 384},
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
