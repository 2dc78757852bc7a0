# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The loop keeps the best epoch, stops early, and resumes exactly."""

import keras
import numpy as np
import pytest

from mobilebert_tf.training import FineTuningConfig, FineTuningState, fine_tune_epochs
from mobilebert_tf.training.fine_tune_epochs import _Watch
from mobilebert_tf.training.termination import Terminated

INPUTS = np.random.default_rng(0).normal(size=(48, 4)).astype("float32")
TARGETS = INPUTS.sum(axis=1, keepdims=True)

CONFIG = FineTuningConfig(
    epochs=3, batch_size=16, learning_rate=1e-3, checkpoint_interval=2, seed=5
)


def _toy_model():
    keras.utils.set_random_seed(0)
    hidden, output = keras.layers.Dense(3, name="hidden"), keras.layers.Dense(1, name="output")
    return keras.Sequential(
        [keras.Input((4,)), hidden, keras.layers.Dropout(0.3), output], name="toy"
    )


def _run(directory, scores=None, config=CONFIG):
    """Fine-tunes the toy; `scores` are those of the epochs, by default growing."""
    model, given = _toy_model(), iter(range(100) if scores is None else scores)
    history = fine_tune_epochs(
        model,
        (INPUTS, TARGETS),
        lambda: {"quality": next(given)},
        "quality",
        directory,
        config,
        compile_model=lambda optimizer: model.compile(optimizer, loss="mse"),
        progress=False,
    )
    return model, history


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    return _run(tmp_path_factory.mktemp("undisturbed"))


def test_records_every_epoch(undisturbed):
    _, history = undisturbed
    assert [record["epoch"] for record in history] == [0, 1, 2]
    assert [record["step"] for record in history] == [3, 6, 9]  # 48 examples, 16 a step
    assert [record["quality"] for record in history] == [0.0, 1.0, 2.0]


@pytest.mark.parametrize("step", [2, 6])
def test_a_killed_run_ends_like_one_that_was_not(step, undisturbed, tmp_path, monkeypatch):
    class Killed(BaseException):
        pass

    end = _Watch.on_train_batch_end

    def kill(self, batch, logs=None):
        end(self, batch, logs)
        if self.step == step:
            raise Killed

    monkeypatch.setattr(_Watch, "on_train_batch_end", kill)
    with pytest.raises(Killed):
        _run(tmp_path)
    monkeypatch.undo()
    model, history = _run(tmp_path, scores=range((step - 1) // 3, 10))
    assert [record["epoch"] for record in history] == [0, 1, 2]
    # Step 6 was the last one of its epoch, and saved: only the score was left to do.
    assert [record["loss"] is None for record in history] == [False, step == 6, False]
    for mine, other in zip(model.get_weights(), undisturbed[0].get_weights(), strict=True):
        np.testing.assert_array_equal(mine, other)


def test_killed_while_an_epoch_ends(undisturbed, tmp_path, monkeypatch):
    def fail(self):
        raise KeyboardInterrupt

    save = FineTuningState.save
    monkeypatch.setattr(FineTuningState, "save", fail)
    config = FineTuningConfig(**{**vars(CONFIG), "checkpoint_interval": 1000})
    with pytest.raises(KeyboardInterrupt):  # best and history are written, the state is not
        _run(tmp_path, config=config)
    monkeypatch.setattr(FineTuningState, "save", save)
    model, history = _run(tmp_path, config=config)
    assert [record["step"] for record in history] == [3, 6, 9]
    for mine, other in zip(model.get_weights(), undisturbed[0].get_weights(), strict=True):
        np.testing.assert_array_equal(mine, other)


def test_keeps_the_best_epoch_and_gives_it_again(tmp_path):
    model, history = _run(tmp_path, scores=[0.5, 0.75, 0.25])
    best = [np.array(weight) for weight in model.get_weights()]
    # One epoch more than the best one's would have moved every weight.
    short, _ = _run(tmp_path / "short", config=CONFIG, scores=[0.0, 1.0, 0.5])
    for mine, other in zip(best, short.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, other)
    again, same = _run(tmp_path, scores=())
    assert same == history
    for mine, other in zip(best, again.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, other)


def test_stops_when_nothing_gets_better(tmp_path):
    config = FineTuningConfig(epochs=9, batch_size=48, patience=2)
    _, history = _run(tmp_path, config=config, scores=[0.5, 0.6, 0.6, 0.1, 0.9])
    assert [record["quality"] for record in history] == [0.5, 0.6, 0.6, 0.1]


def test_a_loss_that_is_not_finite_ends_the_run(tmp_path):
    config = FineTuningConfig(epochs=1, batch_size=16, learning_rate=1e38, warmup_ratio=0.0)
    with pytest.raises(FloatingPointError, match=r"Step \d is not finite: loss .*learning rate"):
        _run(tmp_path, config=config)


def test_sigterm_saves_and_stops(tmp_path, monkeypatch):
    monkeypatch.setattr(_Watch, "__init__", _stopping(_Watch.__init__))
    with pytest.raises(Terminated, match=r"stopped by SIGTERM and saved as .*ckpt-1"):
        _run(tmp_path)


def _stopping(init):
    return lambda self, state, interval, line, stop: init(self, state, interval, line, lambda: True)
