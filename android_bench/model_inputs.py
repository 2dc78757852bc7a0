# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The inputs of a `.tflite` file, filled."""

from __future__ import annotations

import dataclasses
import pathlib

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.token_inputs import token_inputs, vocabulary_size_of


@dataclasses.dataclass(frozen=True, kw_only=True)
class ModelInput:
    """One input.

    Attributes:
        name: as the file has it.
        index: of its tensor.
        value: of the tensor's shape and type.
    """

    name: str
    index: int
    value: np.ndarray


def read_model(path: pathlib.Path) -> bytes:
    """Returns a model's content.

    Raises:
        ValueError: if it is no TFLite file.
    """
    content = path.read_bytes()
    if content[4:8] != b"TFL3":
        raise ValueError(f"`models` must be TFLite files. Received: {path}")
    return content


def model_inputs(path: pathlib.Path, config: BenchmarkConfig) -> list[ModelInput]:
    """Fills the inputs of the model's signature with valid tokens.

    Args:
        path: of the model.
        config: its signature, the seed and the number of ids.

    Raises:
        ValueError: if the file is no TFLite model with the inputs of a BERT.
    """
    content = read_model(path)
    details = _inputs_by_name(_interpreter(path, content), path, config.signature)
    # Files without a signature have names like `serving_default_input_ids:0`.
    short = {_short(name): name for name in details}
    described = {name: details[short[name]] for name in short}
    values = token_inputs(
        described, config.vocabulary_size or vocabulary_size_of(content), config.seed
    )
    return [
        ModelInput(name=short[name], index=described[name]["index"], value=value)
        for name, value in values.items()
    ]


def inputs_text(inputs: list[ModelInput]) -> str:
    """Writes inputs as the native runner reads them: a line with the name, one with values."""
    lines = []
    for given in inputs:
        lines += [given.name, " ".join(str(int(value)) for value in given.value.ravel())]
    return "\n".join(lines) + "\n"


def write_inputs(
    config: BenchmarkConfig, folder: pathlib.Path
) -> dict[pathlib.Path, tuple[str, str]]:
    """Writes the inputs of each model; returns the names of model and inputs."""
    files = {}
    for index, model in enumerate(config.models):
        inputs = folder / f"inputs{index}.txt"
        given = model_inputs(model, config)
        inputs.write_text(inputs_text(given), encoding="utf-8")
        files[model] = (str(model.absolute()), str(inputs))
    return files


def _interpreter(path: pathlib.Path, content: bytes) -> Interpreter:
    try:
        return Interpreter(model_content=content)
    except (ValueError, RuntimeError) as error:
        raise ValueError(f"LiteRT cannot read {path}: {error}") from error


def _inputs_by_name(
    interpreter: Interpreter, path: pathlib.Path, signature: str | None
) -> dict[str, dict]:
    """The inputs by signature name; by tensor name in files without signature."""
    known = list(interpreter.get_signature_list())
    if signature is not None and signature not in known:
        raise ValueError(
            f"`signature` must be one of {known} of {path}. Received: signature={signature!r}"
        )
    if known:
        return interpreter.get_signature_runner(signature or known[0]).get_input_details()
    return {detail["name"]: detail for detail in interpreter.get_input_details()}


def _short(tensor_name: str) -> str:
    """`serving_default_input_ids:0` is `input_ids`."""
    return tensor_name.removeprefix("serving_default_").partition(":")[0]
