# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The table has every weight of every task, and the names of the published files."""

import pytest

from mobilebert_tf.checkpoints import tensor_table
from mobilebert_tf.checkpoints.task_table import TASKS
from tests.checkpoints.toy_checkpoints import toy_task

TABLE = tensor_table(2, 3)


@pytest.mark.parametrize("row", TASKS, ids=lambda row: row.name)
def test_every_weight_of_every_task_is_in_it(row):
    task = toy_task(row.name, 3 if row.has_classes else None, tanh_pooler=True)
    assert [weight.path for weight in task.weights if weight.path not in TABLE] == []


def test_no_two_weights_share_a_tensor():
    for file_format in ("google", "transformers"):
        names = [stored[file_format].name for stored in TABLE.values() if file_format in stored]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "ours,google,transformers",
    [
        (
            "embeddings/projection/kernel",
            "bert/embeddings/embedding_transformation/kernel",
            "mobilebert.embeddings.embedding_transformation.weight",
        ),
        (
            "block_1/attention/output_dense/kernel",
            "bert/encoder/layer_1/attention/output/dense/kernel",
            "mobilebert.encoder.layer.1.attention.output.dense.weight",
        ),
        (
            "block_1/feed_forward_1/output_dense/bias",
            "bert/encoder/layer_1/ffn_layer_1/output/dense/bias",
            "mobilebert.encoder.layer.1.ffn.1.output.dense.bias",
        ),
        # The last feed-forward has no number there.
        (
            "block_0/feed_forward_2/intermediate_dense/kernel",
            "bert/encoder/layer_0/intermediate/dense/kernel",
            "mobilebert.encoder.layer.0.intermediate.dense.weight",
        ),
        (
            "block_0/output_bottleneck/normalization/beta",
            "bert/encoder/layer_0/output/bottleneck/LayerNorm/beta",
            "mobilebert.encoder.layer.0.output.bottleneck.LayerNorm.bias",
        ),
        (
            "masked_lm_head/extra_embedding",
            "cls/predictions/extra_output_weights",
            "cls.predictions.dense.weight",
        ),
        ("span_dense/kernel", "cls/squad/output_weights", "qa_outputs.weight"),
        ("logits_dense/bias", "output_bias", "classifier.bias"),
    ],
)
def test_published_names(ours, google, transformers):
    assert TABLE[ours]["google"].name == google
    assert TABLE[ours]["transformers"].name == transformers
