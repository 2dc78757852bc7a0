# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Reads checkpoints of google-research's TensorFlow 1 code."""

import re

from mobilebert_tf.checkpoints.tensor_file import TensorFile
from mobilebert_tf.checkpoints.tensor_table import GOOGLE
from mobilebert_tf.checkpoints.tensorflow_bundle import TensorFlowBundle

# Written beside the weights: optimizer slots, the step, the whole teacher in
# checkpoints of distillation, losses' scales, and ranges of quantised training.
_COMPANY = re.compile(
    r"global_step|beta[12]_power|teacher/.*|hidden_distill_.*|.*/(adam_[mv]|Adam(_1)?|lamb_[mv])"
    r"|.*FakeQuantWithMinMaxVars.*|.*/(act|weights?)_quant/.*"
)


def read_google(path: str) -> TensorFile:
    """Opens a checkpoint by its prefix.

    NoNorm's scope is `FakeLayerNorm` and LayerNorm's `LayerNorm`; which it is
    follows from the configuration, so both are found as `LayerNorm`.

    Raises:
        ValueError: if the files are no checkpoint, or damaged.
    """
    bundle = TensorFlowBundle(path)
    shapes = {name: shape for name, shape in bundle.shapes.items() if not _COMPANY.fullmatch(name)}
    names = {name.replace("/FakeLayerNorm/", "/LayerNorm/"): name for name in shapes}
    if len(names) != len(shapes):
        raise ValueError(f"{path} has both kinds of normalisation in one place.")
    return TensorFile(
        path=path, file_format=GOOGLE, shapes=shapes, find=names.get, read=bundle.read_floats
    )
