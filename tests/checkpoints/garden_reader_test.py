# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tensors are found through the object graph, wherever they are stored."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.checkpoints.garden_reader import read_garden

WORDS = "encoder/layer_with_weights-0/word_embedding/embeddings"


def _node(**children):
    return tf.train.Checkpoint(**children)


@pytest.fixture
def path(tmp_path) -> str:
    table = tf.Variable(np.arange(6.0).reshape(3, 2), dtype=tf.float32)
    embedding = _node(word_embedding=_node(embeddings=table))
    pooler = _node(kernel=tf.Variable(tf.ones([2, 2])), bias=tf.Variable(tf.zeros([2])))
    root = {
        "encoder": _node(**{"layer_with_weights-0": embedding}),
        "masked_lm": _node(embedding_table=table, bias=tf.Variable(tf.zeros([3]))),
        "next_sentence.pooler_dense": pooler,
        "global_step": tf.Variable(7, dtype=tf.int64),
    }
    return tf.train.Checkpoint(**root).save(str(tmp_path / "ckpt"))


def test_shared_table_is_found_by_either_name(path):
    tensors = read_garden(path)
    assert tensors.find(WORDS) == tensors.find("masked_lm/embedding_table")
    np.testing.assert_array_equal(tensors.read(tensors.find(WORDS)), [[0, 1], [2, 3], [4, 5]])


def test_finds_other_items_of_the_root(path):
    tensors = read_garden(path)
    assert tensors.shapes[tensors.find("next_sentence.pooler_dense/kernel")] == (2, 2)
    assert tensors.find("encoder/layer_with_weights-9/kernel") is None


def test_steps_are_left_out(path):
    names = read_garden(path).shapes
    assert len(names) == 4 and not any("step" in name or "counter" in name for name in names)
