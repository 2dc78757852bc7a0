# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A teacher's outputs are learnt as the equation says."""

import numpy as np
import pytest

from mobilebert_tf.task_data import TextExamples
from mobilebert_tf.tasks import TaskDistillationLoss, add_teacher, task
from mobilebert_tf.tasks.fine_tuning_task import TrainingArrays
from tests.tasks.toy_tasks import WORDS, toy_sst2_classifier
from tests.training.toy_sentiment import TEXTS

EXAMPLES = TextExamples(texts=tuple(TEXTS[:3]), labels=(0, 1, 0), class_names=WORDS, ids=("0",) * 3)


def test_of_classes_by_hand():
    # Student even: both entropies are log 2. Teacher (log 3, 0): softmax (3/4, 1/4).
    targets, logits = np.array([[1.0, np.log(3.0), 0.0]], "float32"), np.zeros((1, 2), "float32")
    kl = 0.75 * np.log(0.75 / 0.5) + 0.25 * np.log(0.25 / 0.5)
    for share in (0.0, 0.25, 1.0):
        loss = float(TaskDistillationLoss(share, 1.0)(targets, logits))
        assert loss == pytest.approx((1 - share) * np.log(2) + share * kl, abs=1e-6)


def test_of_numbers_by_hand():
    # (1 - 0.25) (4 - 2)^2 + 0.25 (3 - 2)^2 = 3.25
    loss = TaskDistillationLoss(0.25, 1.0)(np.array([[4.0, 3.0]]), np.array([[2.0]]))
    assert float(loss) == pytest.approx(3.25)


def test_targets_are_labels_and_the_teachers_outputs(tmp_path):
    teacher = toy_sst2_classifier()
    teacher.save_to_preset(str(tmp_path / "teacher"))
    arrays = task("sst2").training_arrays(teacher, EXAMPLES)
    both = add_teacher(arrays, task("sst2"), EXAMPLES, str(tmp_path / "teacher"), 3, False)
    logits = task("sst2").keras_outputs(teacher, EXAMPLES, 3, progress=False)
    np.testing.assert_array_equal(both.targets[:, 0], [0, 1, 0])
    np.testing.assert_allclose(both.targets[:, 1:], logits, rtol=1e-6)


def test_tasks_with_windows_have_no_such_teacher():
    windows = TrainingArrays({"ids": np.zeros((9, 4))}, {"start": np.zeros(9)})
    with pytest.raises(ValueError, match="one class or number an example"):
        add_teacher(windows, task("sst2"), EXAMPLES, "teacher", 3)
