# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The named architectures have exactly the published numbers of parameters."""

import math

import pytest

from mobilebert_tf.models import (
    MobileBERTBackbone,
    architecture,
    architecture_names,
    weightless,
)

POOLER = 512 * 512 + 512


def _parameters(name: str, **overrides) -> int:
    build = lambda: MobileBERTBackbone(**architecture(name, **overrides))  # noqa: E731
    return weightless(build).count_params()


@pytest.mark.parametrize(
    "name,parameters",
    [
        ("ib_bert_large", 294_205_184 + POOLER),
        ("mobilebert", 24_581_888),
        ("mobilebert_tiny", 15_485_696),
        ("mobilebert_no_opt", 24_581_888),
        ("mobilebert_layernorm_relu", 24_581_888),
        ("mobilebert_nonorm_gelu", 24_581_888),
        ("mobilebert_direct_qkv", 25_359_104),
        # As published, the pooler included.
        ("bert_base", 109_482_240),
        ("bert_large", 335_141_888),
    ],
)
def test_parameters(name, parameters):
    assert _parameters(name) == parameters


@pytest.mark.parametrize(
    "row,millions",
    [
        ("a", 356.62),
        ("b", 325.07),
        ("c", 293.51),
        ("e", 261.95),
        ("f", 293.51),
        ("g", 92.18),
        ("h", 33.99),
        ("i", 15.51),
    ],
)
def test_table_2_counts_kernels(row, millions):
    # The paper's figures are these, rounded down, but for (d) and (e).
    build = lambda: MobileBERTBackbone(**architecture(f"ib_bert_table2_{row}"))  # noqa: E731
    counted = ("/kernel", "word_embedding/embeddings")
    kernels = [w for w in weightless(build).weights if w.path.endswith(counted)]
    kernels = [weight for weight in kernels if "pooler" not in weight.path]
    assert sum(math.prod(weight.shape) for weight in kernels) / 1e6 == pytest.approx(
        millions, abs=0.01
    )


def test_teacher_and_student_agree_where_transfer_compares_them():
    for teacher, student in [
        ("ib_bert_large", "mobilebert"),
        ("ib_bert_small", "mobilebert_small"),
        ("ib_bert_toy", "mobilebert_toy"),
    ]:
        for field in "num_layers hidden_dim num_heads embedding_dim vocabulary_size".split():
            assert architecture(teacher)[field] == architecture(student)[field], field


def test_overrides_replace():
    assert architecture("mobilebert", num_layers=6)["num_layers"] == 6
    assert architecture("mobilebert")["num_layers"] == 24


def test_unknown_name_suggests_the_nearest():
    with pytest.raises(ValueError, match=r"Received: name='mobile_bert'.*'mobilebert'"):
        architecture("mobile_bert")


def test_every_name_builds():
    for name in architecture_names():
        assert _parameters(name, vocabulary_size=10, num_layers=1) > 0
