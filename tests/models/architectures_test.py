# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The named architectures have exactly the published numbers of parameters."""

import keras
import pytest

from mobilebert_tf.models import MobileBERTBackbone, architecture, architecture_names

POOLER = 512 * 512 + 512


def _parameters(name: str, **overrides) -> int:
    """Counts without allocating: the full sizes are gigabytes."""
    with keras.StatelessScope(initialize_variables=False):
        return MobileBERTBackbone(**architecture(name, **overrides)).count_params()


@pytest.mark.parametrize(
    "name,parameters",
    [
        ("ib_bert_large", 294_205_184 + POOLER),
        ("mobilebert", 24_581_888),
        ("mobilebert_tiny", 15_485_696),
        ("mobilebert_no_opt", 24_581_888),
    ],
)
def test_parameters(name, parameters):
    assert _parameters(name) == parameters


def test_query_key_and_value_straight_from_the_block():
    # The paper's 25.3 M; the published weights share a bottleneck instead.
    assert _parameters("mobilebert", attention_inputs="block") == 25_359_104


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
