# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a task need not say is what most tasks want."""

import pytest

from mobilebert_tf.tasks import FineTuningTask


class _Compiled:
    def compile(self, **arguments):
        self.arguments = arguments


def test_defaults_of_a_task():
    task = type("Bare", (FineTuningTask,), dict.fromkeys(FineTuningTask.__abstractmethods__))()
    model = _Compiled()
    task.compile_model(model, "adam")
    assert model.arguments == {"optimizer": "adam"}
    assert task.write_submission(None, None, "test", "nowhere") == ()
    assert (task.training_split, task.development_splits) == ("train", ("dev",))


def test_a_task_must_say_how_it_is_scored():
    methods = FineTuningTask.__abstractmethods__ - {"scores"}
    with pytest.raises(TypeError, match="scores"):
        type("Unscored", (FineTuningTask,), dict.fromkeys(methods))()
