# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of opening files of any task."""

import numpy as np
import pytest

from mobilebert_tf.lite.file_runner import FileRunner
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from tests.lite.tiny_model import VOCABULARY, tiny_classifier

CONTENT = write_metadata(tiny_classifier(), ModelMetadata(vocabulary=VOCABULARY))


def test_runs_by_name():
    file = FileRunner(CONTENT, ("text_classifier",), ("probability",))
    outputs = file.run(file.tokenizer.encode("film", file.sequence_length))
    np.testing.assert_allclose(outputs["probability"], [[0.5, 0.5]])
    assert file.sequence_lengths == (6,)


def test_other_task_and_other_outputs_are_errors():
    with pytest.raises(ValueError, match="must be a token classifier"):
        FileRunner(CONTENT, ("token_classifier",), ("probability",))
    with pytest.raises(ValueError, match="output start_logits"):
        FileRunner(CONTENT, ("text_classifier",), ("start_logits",))


def test_one_length_alone():
    name = ("text_classifier",), ("probability",)
    assert FileRunner(CONTENT, *name, sequence_length=6).sequence_lengths == (6,)
    with pytest.raises(ValueError, match=r"one of the file's, 6\. Received: sequence_length=7"):
        FileRunner(CONTENT, *name, sequence_length=7)
