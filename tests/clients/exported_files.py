# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Small files of every form, most of them made by the public program."""

import dataclasses
import functools
import pathlib
import subprocess
import sys
from collections.abc import Callable

from ai_edge_quantizer import quantizer
from ai_edge_quantizer.qtyping import TFLOperationName

from mobilebert_tf.lite.flatbuffer import pack_model, unpack_model
from mobilebert_tf.lite.metadata import read_metadata, write_metadata
from mobilebert_tf.lite.precision import Precision
from mobilebert_tf.lite.quiet import quiet_native_stderr
from tests.clients.decided_answerer import decided_answerer
from tests.lite.random_classifier import random_classifier, random_texts
from tests.lite.random_heads import random_regressor

REPOSITORY = pathlib.Path(__file__).parents[2]
# Some with capitals, which models of small letters do not see.
TEXTS = [
    text.title() if number % 4 == 3 else text
    for number, text in enumerate(random_texts(20, seed=5))
]
PAIRS = list(zip(random_texts(20, seed=8, longest=6), random_texts(20, seed=9), strict=True))
# What a form is called in the documentation, and the flags that make it.
CLASSIFIERS = {f"classifier, {p}": {"precision": p, "sequence_length": 32} for p in Precision}
CLASSIFIERS["classifier, int8_scores"] = CLASSIFIERS["classifier, int8"] | {"int8_scores": "true"}
CLASSIFIERS["classifier, two lengths"] = {"precision": "int8", "sequence_lengths": "16,32"}
ANSWERERS = {
    "answerer of 384 tokens, float32": {"precision": "float32", "sequence_length": 384},
    "answerer of 384 tokens, dynamic": {"precision": "dynamic", "sequence_length": 384},
    "answerer of 384 tokens, int8": {"precision": "int8", "sequence_length": 384},
    "answerer of 128 tokens": {"precision": "float32", "sequence_length": 128},
}
REGRESSORS = {"regressor, float32": {"precision": "float32", "sequence_length": 32}}
STRANGE = (
    *("no metadata", "output called score", "a tokenizer that keeps capitals"),
    *("per-channel weights of a wrong version", "weights of four bits of a wrong version"),
)
FORMS = (*CLASSIFIERS, *ANSWERERS, *REGRESSORS, *STRANGE)


def export_form(form: str, folder: pathlib.Path) -> pathlib.Path:
    """Makes the file of a form, unless it is in the folder; returns its path."""
    path = folder / f"{form}.tflite"
    if path.exists():
        return path
    if form in STRANGE:
        change = dict(zip(STRANGE, _CHANGES, strict=True))[form]
        path.write_bytes(change(export_form("classifier, float32", folder).read_bytes()))
    elif form in CLASSIFIERS:
        _export(path, _classifier, random_texts(40, seed=1), CLASSIFIERS[form])
    elif form in REGRESSORS:
        _export(path, random_regressor, random_texts(40, seed=1), REGRESSORS[form])
    else:
        pairs = ["\t".join(pair) for pair in PAIRS]
        _export(path, _answerer, pairs, ANSWERERS[form])
    return path


def _classifier():
    return random_classifier(seed=1, spread=1.2)


def _answerer():
    return decided_answerer(PAIRS)


def _export(path: pathlib.Path, make: Callable, texts: list[str], flags: dict) -> None:
    preset = path.parent / make.__name__
    if not preset.exists():
        make().save_to_preset(str(preset))
    calibration = path.with_suffix(".txt")
    calibration.write_text("\n".join(texts), encoding="utf-8")
    flags = flags | {"preset": preset, "output": path, "calibration": calibration}
    command = [sys.executable, "-m", "export.to_tflite"]
    command += [f"--{name}={value}" for name, value in flags.items()]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def _bare(content: bytes) -> bytes:
    model = unpack_model(content)
    model.metadata = []
    return pack_model(model)


def _renamed(content: bytes) -> bytes:
    """As MediaPipe's own writer calls it; the Task Library dies of it."""
    model = unpack_model(content)
    model.subgraphs[0].tensors[model.subgraphs[0].outputs[0]].name = "score"
    return write_metadata(pack_model(model), read_metadata(content))


def _cased(content: bytes) -> bytes:
    return write_metadata(content, dataclasses.replace(read_metadata(content), lowercase=False))


def _mislabelled(content: bytes, num_bits: int = 8) -> bytes:
    """As ai-edge-quantizer leaves it: version 5, where 12 is what computes it."""
    job = quantizer.Quantizer(bytearray(content))
    job.add_dynamic_config(".*", TFLOperationName.FULLY_CONNECTED, num_bits=num_bits)
    with quiet_native_stderr():
        result = job.quantize(enable_progress_bar=False, enable_progress_report=False)
    return write_metadata(bytes(result.quantized_model), read_metadata(content))


_CHANGES = (_bare, _renamed, _cased, _mislabelled, functools.partial(_mislabelled, num_bits=4))
