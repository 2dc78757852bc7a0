# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""GLUE's nine tasks and its diagnostic set."""

import pytest

from mobilebert_tf.task_data import glue_layout, glue_task_names


def test_there_are_nine_tasks_and_the_diagnostic_set():
    assert glue_task_names() == (
        "cola", "sst2", "mrpc", "qqp", "stsb", "mnli", "qnli", "rte", "wnli", "ax",
    )  # fmt: skip


def test_files_of_the_leaderboard():
    submissions = [
        name for task in glue_task_names() for name in glue_layout(task).submissions.values()
    ]
    # As in the sample submission that the site offers.
    assert sorted(submissions) == [
        "AX", "CoLA", "MNLI-m", "MNLI-mm", "MRPC", "QNLI", "QQP", "RTE", "SST-2", "STS-B", "WNLI",
    ]  # fmt: skip


def test_submissions_are_for_splits_that_exist():
    for task in glue_task_names():
        layout = glue_layout(task)
        assert set(layout.submissions) <= set(layout.splits)


def test_unknown_task():
    with pytest.raises(ValueError, match="Received: name='squad'"):
        glue_layout("squad")
