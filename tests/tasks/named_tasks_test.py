# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tasks are found by their names."""

import pytest

from mobilebert_tf.tasks import task, task_names
from mobilebert_tf.tasks.fine_tuning_task import FineTuningTask


@pytest.mark.parametrize("name", task_names())
def test_every_name_gives_a_task_of_that_name(name):
    found = task(name)
    assert isinstance(found, FineTuningTask)
    assert found.name == name
    assert found.primary_metric


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match=r"`task` must be one of .*Received: task='sst3'"):
        task("sst3")
