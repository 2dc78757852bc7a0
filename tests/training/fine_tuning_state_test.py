# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A directory belongs to one run."""

import dataclasses
import json

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.training import FineTuningConfig, FineTuningState
from tests.training.toy_sentiment import LABELS, TEXTS, toy_classifier

CONFIG = FineTuningConfig(epochs=2)


def _state(directory, model=None, config=CONFIG, texts=TEXTS):
    model = model or toy_classifier()
    model.compile(optimizer=config.make_optimizer(10))
    FineTuningState.claim(directory, model, config, (tf.constant(texts), tf.constant(LABELS)))
    return model, FineTuningState(directory, model)


def test_restores_what_was_saved(tmp_path):
    model, state = _state(tmp_path)
    assert state.restore() == 0
    model.optimizer.iterations.assign(4)
    model.logits_dense.bias.assign([1.0, -1.0])
    state.finish_epoch({"epoch": 0, "step": 4, "loss": 0.5}, is_best=True)
    model.logits_dense.bias.assign([5.0, 5.0])
    state.load_best()
    np.testing.assert_array_equal(model.logits_dense.bias, [1.0, -1.0])
    copy, restored = _state(tmp_path)
    assert restored.restore() == 4
    np.testing.assert_array_equal(copy.logits_dense.bias, [1.0, -1.0])
    assert restored.history() == [{"epoch": 0, "step": 4, "loss": 0.5}]


def test_another_run_is_refused_by_what_differs(tmp_path):
    _state(tmp_path)
    with pytest.raises(ValueError, match=r"begun with other epochs\. Use another directory"):
        _state(tmp_path, config=dataclasses.replace(CONFIG, epochs=3))
    with pytest.raises(ValueError, match=r"begun with other examples\."):
        _state(tmp_path, texts=[*TEXTS[:-1], "a fine day"])
    other = toy_classifier()
    other.backbone.set_weights([weight + 1 for weight in other.backbone.get_weights()])
    with pytest.raises(ValueError, match=r"begun with other backbone\."):
        _state(tmp_path, model=other)


def test_another_checkpoint_interval_is_taken_and_written_back(tmp_path):
    model, _ = _state(tmp_path)
    before = json.loads((tmp_path / "run.json").read_text())
    _state(tmp_path, model, dataclasses.replace(CONFIG, checkpoint_interval=7))
    before["config"]["checkpoint_interval"] = 7
    assert json.loads((tmp_path / "run.json").read_text()) == before


def test_a_field_that_an_older_run_did_not_know_stands_at_its_default(tmp_path):
    model, _ = _state(tmp_path)
    begun = json.loads((tmp_path / "run.json").read_text())
    del begun["config"]["quantization_aware"]
    (tmp_path / "run.json").write_text(json.dumps(begun))
    _state(tmp_path, model)
    with pytest.raises(ValueError, match=r"begun with other quantization_aware\."):
        _state(tmp_path, model, dataclasses.replace(CONFIG, quantization_aware=True))
