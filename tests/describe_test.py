# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The program that describes a model."""

import json
import subprocess
import sys

import pytest
from absl import flags

from mobilebert_tf import describe, models
from tests.models.toy import toy_backbone


@pytest.mark.parametrize(
    "name,encoder,flops",
    [
        ("mobilebert", 24_581_888, 5_385_486_336),
        ("mobilebert_tiny", 15_485_696, None),
        ("ib_bert_large", 294_205_184, None),
        ("mobilebert_direct_qkv", 25_359_104, None),
    ],
)
def test_architectures(name, encoder, flops):
    description = describe._describe(name, 128)
    assert description["encoder_parameters"] == encoder
    assert flops is None or description["flops"] == flops
    assert description["paper"]["parameters"] in describe._table(description)


def test_preset(tmp_path):
    backbone = toy_backbone(num_layers=1)
    backbone.save_to_preset(str(tmp_path))
    description = describe._describe(str(tmp_path), 16)
    assert description["parameters"] == backbone.count_params()
    assert description["config"]["num_layers"] == 1 and description["paper"] == {}
    assert description["sequence_length"] == 16


@pytest.mark.parametrize(
    "task,arguments",
    [
        (models.MobileBERTPretrainer, {}),
        (models.MobileBERTTextClassifier, {"num_classes": 2}),
        (models.MobileBERTQuestionAnswerer, {}),
    ],
)
def test_preset_of_a_task(tmp_path, task, arguments):
    """A task compiles itself, and its optimizer's counter could not be made without weights."""
    model = task(toy_backbone(num_layers=1), **arguments)
    model.save_to_preset(str(tmp_path))
    description = describe._describe(str(tmp_path), 16)
    assert description["class"] == task.__name__
    assert description["parameters"] == model.count_params()


@pytest.mark.parametrize("length", [0, 129])
def test_a_length_beyond_the_positions_is_refused(length):
    with pytest.raises(ValueError, match=f"between 1 and the model's 128.*length={length}"):
        describe._describe("mobilebert_toy", length)


def test_program():
    command = [sys.executable, "-m", "mobilebert_tf.describe", "mobilebert_toy", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["config"]["bottleneck_dim"] == 16
    assert done.stderr == ""


def test_unknown_name():
    flags.FLAGS.mark_as_parsed()
    with pytest.raises(SystemExit, match=r"error: .*Did you mean 'mobilebert'"):
        describe.main(["describe", "mobile_bert"])
