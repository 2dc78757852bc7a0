# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Figure 3, small: the numbers are the attention loss, and the picture shows the maps."""

import json
import shutil
from types import SimpleNamespace

import numpy as np
import pytest
import tensorflow as tf

from experiments.attention_maps.attention_divergence import attention_divergence
from experiments.attention_maps.best_order import best_order
from experiments.attention_maps.draw import draw
from experiments.attention_maps.head_divergence import head_divergence
from experiments.attention_maps.run import run
from experiments.attention_maps.to_markdown import to_markdown
from experiments.experiment import Inputs
from mobilebert_tf.losses import attention_loss
from tests.training import toy


def test_divergence_of_two_heads_by_hand():
    # One query, two keys. Heads attend (1/2, 1/2) and (3/4, 1/4); the student's is even.
    teacher = np.log([[[[0.5, 0.5]], [[0.75, 0.25]]]])
    student = np.zeros((1, 1, 1, 2))
    divergence = np.array(head_divergence(teacher, student, np.ones((1, 1), "int32")))
    expected = 0.75 * np.log(0.75 / 0.5) + 0.25 * np.log(0.25 / 0.5)
    np.testing.assert_allclose(divergence, [[0.0], [expected]], atol=1e-6)


def test_best_order_finds_the_heads_that_were_swapped():
    divergence = np.array([[3.0, 0.1, 2.0], [0.2, 3.0, 2.0], [2.0, 2.0, 0.3]])
    order, mean = best_order(divergence)
    assert order == [1, 0, 2]
    assert mean == pytest.approx(0.2)


def test_divergence_is_the_attention_loss_head_by_head():
    teacher, student = toy.pretrainer("ib_bert_toy"), toy.pretrainer("mobilebert_toy")
    generator = np.random.default_rng(0)
    for model in (teacher, student):
        for variable in model.weights:
            if "query" in variable.path or "key" in variable.path:
                variable.assign(generator.normal(size=variable.shape))
    batch = toy.first_batch()
    divergence = attention_divergence(teacher, student, [batch, batch])  # a mean, no sum
    inputs = {name: batch[name] for name in ("token_ids", "padding_mask", "segment_ids")}
    for layer in range(2):
        scores = [
            tf.keras.Model(m.backbone.input, m.backbone.attention_scores[layer])(inputs)
            for m in (teacher, student)
        ]
        loss = attention_loss(*scores, batch["padding_mask"])
        # Two heads: the loss is the mean of the diagonal.
        assert divergence[layer].trace() / 2 == pytest.approx(float(loss.mean()), rel=1e-4)
    even = attention_divergence(teacher, None, [batch])
    # Against even attention, a head that attends to one token has the log of their number.
    assert even.shape == (2, 2, 1)
    assert even.min() > 0.1 and even.max() <= np.log(batch["token_ids"].shape[1])


def test_models_of_other_depths_are_refused():
    deep, shallow = (SimpleNamespace(backbone=SimpleNamespace(num_layers=n)) for n in (2, 1))
    with pytest.raises(ValueError, match="num_layers=2 and 1"):
        attention_divergence(deep, shallow, [])


def test_picture_has_a_row_for_each_model(tmp_path):
    # The first head attends to the token itself, the second to the first token.
    maps = [np.stack([np.eye(8), np.eye(8)[:, ::-1] * 0 + np.eye(8)[:1]])]
    draw(tmp_path / "a.png", {"teacher": maps, "student": maps}, [0])
    picture = tf.io.decode_png((tmp_path / "a.png").read_bytes(), channels=1).numpy()
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
    # Columns near black: the first token's, in both rows and all along their height.
    dark = (picture < 8).sum(axis=0).max()
    assert dark > 0.5 * picture.shape[0]


def _student(heads, ordered):
    return {"divergence": [heads], "best_order_divergence": [ordered]}


def test_page_says_which_student_attends_as_the_teacher_does():
    report = {
        "examples": 128,
        "picture": "figure_3.png",
        "even_divergence": [[0.5, 1.5]],
        "students": {
            "progressive": [_student([0.1, 0.3], 0.2)] * 3,
            "progressive_feature_maps": [_student([1.0, 1.2], 0.3)] * 3,
            "distillation_only": [_student([1.0, 2.0], 1.0)] * 3,
            "bare": [_student([1.0, 3.0], 0.3)] * 3,
        },
    }
    page = to_markdown(report)
    assert "| progressive | 0.200 | 0.200 to 0.200 | 0.200 | 0.200 |" in page
    assert "| *attends evenly* | 1.000 |  |  | 1.000 |" in page
    assert "- Holds at this scale: attention transfer brings the teacher's attention." in page
    assert "The ranges overlap: progressive_feature_maps, best order and bare, best order" in page


@pytest.mark.slow
def test_measures_and_draws_what_is_trained_without_training_again(tmp_path):
    work = tmp_path / "work"
    report = run("smoke", work, Inputs(seeds=1))
    assert set(report["students"]) == {"progressive", "bare"}
    (student,) = report["students"]["progressive"]
    heads = np.array(student["divergence"])
    assert heads.shape == (2, 2) and heads.max() < np.log(32), "no worse than even attention"
    # Best of all orders, so no worse than the heads' own.
    assert np.mean(student["best_order_divergence"]) <= heads.mean() + 1e-9
    assert json.loads(json.dumps(report)) == report
    picture = (work / "figure_3.png").read_bytes()
    # A preset that is not there comes back from the last checkpoint, the same.
    shutil.rmtree(work / "progressive_0_preset")
    (work / "figure_3.png").unlink()
    assert run("smoke", work, Inputs(seeds=1)) == report
    assert (work / "figure_3.png").read_bytes() == picture
