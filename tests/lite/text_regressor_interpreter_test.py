# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the interpreter of regressors: text in, a number out, no TensorFlow."""

import subprocess
import sys

import numpy as np
import pytest

from mobilebert_tf.lite.export_config import ExportConfig
from mobilebert_tf.lite.export_task import export_task
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.text_regressor_interpreter import TextRegressorInterpreter
from mobilebert_tf.lite.verify import keras_outputs
from tests.lite.random_heads import PAIRS, random_regressor
from tests.lite.tiny_model import VOCABULARY, tiny_classifier


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("regressor") / "model.tflite"
    config = ExportConfig(precision="float32", sequence_length=24, shorter_lengths=(12,))
    export_task(random_regressor(), path, config, PAIRS[:8])
    return path


def test_scores_of_texts_and_of_pairs(path):
    interpreter = TextRegressorInterpreter(path)
    assert interpreter.sequence_lengths == (12, 24)
    first = [pair[0] for pair in PAIRS[:6]]
    for texts in (PAIRS[:6], first):
        expected = keras_outputs(random_regressor(), texts, 24)[:, 0]
        np.testing.assert_allclose(interpreter.scores(texts), expected, atol=1e-5)
    assert interpreter.score("") == interpreter.scores([""])[0]
    assert interpreter.scores([]).shape == (0,)


def test_what_is_no_text(path):
    interpreter = TextRegressorInterpreter(path)
    with pytest.raises(ValueError, match="must be a list of texts"):
        interpreter.scores("a text")
    with pytest.raises(ValueError, match="must be a text, or a tuple of two"):
        interpreter.score(("a", "b", "c"))


def test_a_file_of_another_task(path):
    labels = ModelMetadata(vocabulary=VOCABULARY, labels=("negative", "positive"))
    with pytest.raises(ValueError, match=r"must be a text regressor.*'text_classifier'"):
        TextRegressorInterpreter(write_metadata(tiny_classifier(), labels))


def test_never_imports_tensorflow(path):
    program = (
        "import sys\n"
        "from mobilebert_tf.lite import MultipleChoiceInterpreter, open_interpreter\n"
        f"print(type(open_interpreter({str(path)!r}).score(('a', 'b'))))\n"
        "assert not {'tensorflow', 'keras', 'keras_hub'} & set(sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (0, "<class 'float'>\n", "")
