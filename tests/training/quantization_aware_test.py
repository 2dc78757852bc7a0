# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fine-tuning that rounds: what it leaves, that it resumes, what it refuses."""

import keras
import numpy as np
import pytest

from mobilebert_tf.lite import ExportConfig, export_text_classifier
from mobilebert_tf.lite.fake_quantization import FakeQuantization
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTTextClassifier,
    load_preset,
    save_preset,
)
from mobilebert_tf.models.quantization import Quantization
from mobilebert_tf.training import FineTuningConfig, fine_tune
from mobilebert_tf.training.fine_tune_epochs import _rounding, _Watch
from tests.training.toy_sentiment import LABELS, TEXTS, toy_classifier

CONFIG = FineTuningConfig(
    epochs=2, batch_size=12, learning_rate=3e-3, checkpoint_interval=1, quantization_aware=True
)


def _run(directory, config=CONFIG, model=None):
    model = model or toy_classifier()
    history = fine_tune(model, TEXTS, LABELS, TEXTS, LABELS, directory, config, progress=False)
    return model, history


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    return _run(tmp_path_factory.mktemp("undisturbed"))


def test_history_has_the_scores_of_the_rounded_model(undisturbed):
    model, history = undisturbed
    best = int(np.argmax(history["val_sparse_categorical_accuracy"]))
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    with FakeQuantization(model, model.quantization):
        rounded = loss(np.array(LABELS), model(model.preprocessor(TEXTS), training=False))
    np.testing.assert_allclose(history["val_loss"][best], rounded, rtol=1e-5)


def test_leaves_an_ordinary_model_and_learnt_ranges(undisturbed):
    model, _ = undisturbed
    fresh = toy_classifier()
    assert [v.path for v in model.weights] == [v.path for v in fresh.weights]
    assert [v.path for v in model.trainable_variables] == [
        v.path for v in fresh.trainable_variables
    ]
    # Nothing of what was traced while it rounded is left: compiled and eager agree.
    eager = np.asarray(model(model.preprocessor(TEXTS[:4]), training=False))
    np.testing.assert_allclose(model.predict(TEXTS[:4], verbose=0), eager, atol=1e-6)
    assert model.quantization is not None


def test_a_preset_exports_what_was_trained(undisturbed, tmp_path):
    model, _ = undisturbed
    save_preset(model, tmp_path / "preset")
    loaded = load_preset(tmp_path / "preset")
    config = ExportConfig(precision="int8", sequence_length=8, half_precision=False)
    # One text would calibrate badly; the ranges are those of the training.
    export_text_classifier(loaded, tmp_path / "model.tflite", config, TEXTS[:1])
    file = TextClassifierInterpreter((tmp_path / "model.tflite").read_bytes()).scores(TEXTS)
    with FakeQuantization(loaded, loaded.quantization):
        logits = loaded(loaded.preprocessor(TEXTS), training=False)
    rounded = np.asarray(keras.ops.softmax(logits))
    assert np.abs(file - rounded).max() < 0.01
    assert np.array_equal(file.argmax(-1), rounded.argmax(-1))


@pytest.mark.slow
def test_a_killed_run_ends_like_one_that_was_not(undisturbed, tmp_path, monkeypatch):
    class Killed(BaseException):
        pass

    end = _Watch.on_train_batch_end

    def kill(self, batch, logs=None):
        end(self, batch, logs)
        if self.step == 4:
            raise Killed

    monkeypatch.setattr(_Watch, "on_train_batch_end", kill)
    with pytest.raises(Killed):
        _run(tmp_path)
    monkeypatch.undo()
    model, history = _run(tmp_path)
    expected, expected_history = undisturbed
    assert model.quantization == expected.quantization
    for ours, theirs in zip(model.get_weights(), expected.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    assert history["val_loss"] == expected_history["val_loss"]


def test_without_the_flag_nothing_is_rounded(tmp_path):
    model = toy_classifier()
    model.quantization = Quantization({}, {})
    with _rounding(model, None, tmp_path, FineTuningConfig()):
        assert model.quantization is None  # It was of weights that will be others.
        assert [v.path for v in model.weights] == [v.path for v in toy_classifier().weights]
    assert list(tmp_path.iterdir()) == []


def test_half_precision_is_refused(tmp_path):
    fresh = toy_classifier()
    backbone = MobileBERTBackbone.from_config(
        fresh.backbone.get_config() | {"dtype": "mixed_bfloat16"}
    )
    model = MobileBERTTextClassifier(backbone, 2, preprocessor=fresh.preprocessor)
    with pytest.raises(ValueError, match=r"`quantization_aware` must be off .*mixed_bfloat16"):
        _run(tmp_path, model=model)
