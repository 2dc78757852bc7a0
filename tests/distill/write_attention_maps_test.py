# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The pictures show the roots of the probabilities, teacher above student."""

import keras
import numpy as np
import tensorflow as tf

from mobilebert_tf.distill import write_attention_maps
from mobilebert_tf.training.batch import backbone_inputs
from tests.training import toy

GAP = 4


def test_pictures_show_the_heads_of_teacher_and_student(tmp_path):
    teacher, student = toy.pretrainer("ib_bert_toy"), toy.pretrainer("mobilebert_toy", num_layers=1)
    # Scores of a new model are all alike; these attend here and there.
    for model in (teacher, student):
        for variable in model.weights:
            if "query" in variable.path or "key" in variable.path:
                variable.assign(np.random.default_rng(0).normal(size=variable.shape))
    batch = toy.first_batch()
    (path,) = write_attention_maps(teacher, student, batch, [1], tmp_path / "maps")
    assert path == tmp_path / "maps" / "layer_0.png"
    picture = tf.io.decode_png(path.read_bytes()).numpy()[..., 0]
    length = int(batch["padding_mask"][0].numpy().sum())
    scale = -(-128 // length)
    side = scale * length
    assert picture.shape == (2 * (side + 2 * GAP), 2 * (side + GAP) + GAP)
    for row, (model, layer) in enumerate([(teacher, 1), (student, 0)]):
        scores = keras.Model(model.backbone.input, model.backbone.attention_scores[layer])(
            backbone_inputs(batch)
        )
        expected = np.sqrt(tf.nn.softmax(scores[0]).numpy()[:, :length, :length])
        assert np.ptp(expected) > 0.1
        for head in range(2):
            top, left = row * (side + 2 * GAP) + GAP, head * (side + GAP) + GAP
            middles = picture[top : top + side, left : left + side][
                scale // 2 :: scale, scale // 2 :: scale
            ]
            np.testing.assert_allclose(1 - middles / 255, expected[head], atol=1 / 255)


def test_heads_that_attend_to_all_alike_are_not_white(tmp_path):
    teacher, student = toy.pretrainer("ib_bert_toy"), toy.pretrainer("mobilebert_toy")
    for model in (teacher, student):
        for variable in model.weights:
            if "query" in variable.path:
                variable.assign(np.zeros(variable.shape))
    batch = toy.first_batch()
    path, _ = write_attention_maps(teacher, student, batch, [0, 1], tmp_path)
    picture = tf.io.decode_png(path.read_bytes()).numpy()[GAP + 1, GAP + 1, 0]
    length = int(batch["padding_mask"][0].numpy().sum())
    assert picture == round(255 * (1 - length**-0.5))


def test_fewer_heads_are_filled_up(tmp_path):
    teacher = toy.pretrainer("ib_bert_toy", num_heads=4)
    student = toy.pretrainer("mobilebert_toy")
    paths = write_attention_maps(teacher, student, toy.first_batch(), [0, 1], tmp_path)
    assert [path.name for path in paths] == ["layer_0.png", "layer_1.png"]
    picture = tf.io.decode_png(paths[0].read_bytes()).numpy()[..., 0]
    assert (picture[-1, picture.shape[1] // 2 + GAP :] == 160).all()
