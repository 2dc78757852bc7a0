# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of what every export does."""

import dataclasses
import functools

import numpy as np
import pytest

from mobilebert_tf.lite.calibrated_quantization import calibrated_quantization
from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_file import (
    as_trained,
    build_content,
    export_report,
    require_fitting,
    require_parity,
)
from mobilebert_tf.lite.join_lengths import join_lengths
from mobilebert_tf.lite.verify import Parity
from mobilebert_tf.models import MobileBERTPretrainer
from tests.lite.export_task_test import answerer
from tests.lite.random_classifier import random_classifier, random_samples
from tests.lite.random_heads import random_chooser
from tests.lite.tiny_model import tiny_classifier

PARITY = Parity(
    max_absolute=0.2, mean_absolute=0.1, relative=0.25, cosine=0.96, same_label=0.5, num_texts=2
)


def test_each_floor_counts():
    require_parity(PARITY, ExportConfig(max_relative_error=0.25, min_cosine=0.96))
    for floor in ({"max_relative_error": 0.24}, {"min_cosine": 0.97}):
        config = ExportConfig(**{"max_relative_error": 0.25, "min_cosine": 0.96} | floor)
        with pytest.raises(ValueError, match=r"was not written: relative error 0\.25"):
            require_parity(PARITY, config)


def test_other_labels_are_below_the_floor_whatever_the_cosine():
    config = ExportConfig(precision="int4", max_relative_error=0.25, min_cosine=0.96)
    require_parity(dataclasses.replace(PARITY, same_decided_label=0.75), config)
    flipped = dataclasses.replace(PARITY, same_decided_label=0.7)
    with pytest.raises(ValueError, match=r"of clear ones 70\.0% \(at least 75\.0%\)"):
        require_parity(flipped, config)


def test_report_counts_operators():
    report = export_report(tiny_classifier(), ExportConfig(sequence_length=6), PARITY)
    assert report["operators"]["GATHER"] == 1
    assert report["bytes"] == len(tiny_classifier())
    assert report["parity"]["cosine"] == 0.96


def test_report_counts_all_lengths():
    content = join_lengths({length: tiny_classifier(length) for length in (6, 4)})
    both = export_report(content, ExportConfig(sequence_length=6, shorter_lengths=(4,)), PARITY)
    one = export_report(tiny_classifier(), ExportConfig(sequence_length=6), PARITY)
    for field in ("operators", "dtypes"):
        assert both[field] == {name: 2 * count for name, count in one[field].items()}


@pytest.mark.parametrize(
    "precision, advice",
    [
        ("float32", "no numbers or far from all others"),
        ("dynamic", "Choose a finer precision"),
        ("int8", "Calibrate on more typical texts"),
    ],
)
def test_advice_is_for_the_precision(precision, advice):
    with pytest.raises(ValueError, match=advice) as error:
        require_parity(PARITY, ExportConfig(precision=precision, min_cosine=0.97))
    assert ("precision=float32" in str(error.value)) == (precision != "float32")


@functools.cache
def trained_for_int8():
    model = random_classifier(num_layers=1)
    samples = random_samples(model, 2)
    model.quantization = calibrated_quantization(model, samples)
    return model, samples


def test_computing_as_trained_leaves_the_weights():
    model, _ = trained_for_int8()
    before = model.get_weights()
    with as_trained(model, ExportConfig(precision="int8", sequence_length=24)):
        pass
    for now, then in zip(model.get_weights(), before, strict=True):
        np.testing.assert_array_equal(now, then)


def test_weights_that_are_no_numbers_are_named():
    """Int8 ended in the quantizer's own error, of an operator's number."""
    model = random_classifier(num_layers=1)
    kernel = model.backbone.blocks[0].attention.value.kernel
    values = np.array(kernel.numpy())
    values[0, 1] = np.nan
    kernel.assign(values)
    with pytest.raises(ValueError, match=r"numbers.*Received: block_0/attention/value/kernel"):
        build_content(model, ExportConfig(sequence_length=24), random_samples(model, 2))


@pytest.mark.parametrize("lengths", [{"sequence_length": 4}, {"shorter_lengths": (4, 8)}])
@pytest.mark.parametrize("make", [random_chooser, answerer])
def test_models_of_two_texts_need_room_for_both(make, lengths):
    """The shorter ones ended in a crash of the data's packer, or in a signature of no use."""
    config = ExportConfig(**{"precision": "float32", "sequence_length": 24} | lengths)
    with pytest.raises(ValueError, match=r"at least 5 for a .* which reads two texts"):
        require_fitting(make(), config)


def test_a_model_of_no_task_is_named():
    """It ended in an AttributeError."""
    pretrainer = MobileBERTPretrainer(random_classifier(num_layers=1).backbone)
    with pytest.raises(
        ValueError,
        match=r"`model` must be one of .*Received: MobileBERTPretrainer\. .* fine-tune it",
    ):
        require_fitting(pretrainer, ExportConfig())


def test_scores_in_int8_are_not_for_models_trained_without():
    model, samples = trained_for_int8()
    config = ExportConfig(precision="int8", sequence_length=24, int8_scores=True)
    with pytest.raises(ValueError, match="`int8_scores` must be off for a model that was trained"):
        build_content(model, config, samples)
