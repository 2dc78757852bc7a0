# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The layers use `keras.ops` alone, so the backbone also runs on JAX."""

import importlib.util
import os
import subprocess
import sys

import numpy as np
import pytest

from tests.models.toy import toy_backbone, toy_inputs

PROGRAM = """
import sys
import numpy as np
import keras
from mobilebert_tf.models import MobileBERTBackbone
assert keras.config.backend() == "jax"
backbone = MobileBERTBackbone.from_preset(sys.argv[1])
with np.load(sys.argv[2]) as file:
    outputs = backbone(dict(file))
np.savez(sys.argv[3], **{name: np.array(value) for name, value in outputs.items()})
"""


@pytest.mark.skipif(importlib.util.find_spec("jax") is None, reason="JAX is not installed")
@pytest.mark.parametrize("name", ["mobilebert_toy", "ib_bert_toy"])
def test_forward_pass_equals_tensorflow(name, tmp_path):
    backbone, inputs = toy_backbone(name), toy_inputs()
    backbone.save_to_preset(str(tmp_path / "preset"))
    np.savez(tmp_path / "in.npz", **inputs)
    paths = [str(tmp_path / path) for path in ("preset", "in.npz", "out.npz")]
    environment = os.environ | {"KERAS_BACKEND": "jax", "JAX_PLATFORMS": "cpu"}
    command = [sys.executable, "-c", PROGRAM, *paths]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with np.load(paths[2]) as found:
        for name, value in backbone(inputs).items():
            np.testing.assert_allclose(found[name], value, rtol=1e-4, atol=1e-5)
