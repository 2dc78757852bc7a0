# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs a preset on token ids and writes everything it computes.

    python -m mobilebert_tf.dump --preset=DIR --inputs=FILE.npz --output=OUT.npz

Inputs are `input_ids` and, unless all tokens are real and of one segment,
`input_mask` and `segment_ids`, each (batch, sequence); and `masked_lm_positions`
(batch, predictions). Multiple choice reads (batch, choices, sequence), or (choices,
sequence) of one example. Several cases may share a file under `case/` prefixes. Outputs
are `embedding_output`, `layer_i`, `attention_scores_i`, `attention_probs_i`,
`pooled_output` and the logits of every head, under the same prefixes.
"""

import os
import pathlib
import sys
import zipfile
import zlib

import numpy as np
from absl import app, flags

from mobilebert_tf.files import whole_file

_PRESET = flags.DEFINE_string("preset", None, "Folder that save_to_preset has written.")
_INPUTS = flags.DEFINE_string("inputs", None, "Token ids (npz).")
_OUTPUT = flags.DEFINE_string("output", None, "File to write (npz).")

# The file's name -> the model's; all but the first may be missing.
_NAMES = {
    "input_ids": "token_ids",
    "input_mask": "padding_mask",
    "segment_ids": "segment_ids",
    "masked_lm_positions": "mask_positions",
}
_FILE_NAMES = {ours: name for name, ours in _NAMES.items()}
_READ_ERRORS = (ValueError, OSError, TypeError, EOFError, zipfile.BadZipFile, zlib.error)


def main(argv: list[str]) -> None:
    """Runs every case of the inputs."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if len(argv) > 1:
        raise app.UsageError(f"Unknown argument {argv[1]!r}.")
    try:
        _check_output(_OUTPUT.value)
        cases = _read_cases(_INPUTS.value)
        outputs = _run(_PRESET.value, cases)
        _write(_OUTPUT.value, outputs)
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    print(f"{_OUTPUT.value}: {len(outputs)} arrays of {len(cases)} cases")


def _read_cases(path: str) -> dict[str, dict[str, np.ndarray]]:
    """The inputs of every prefix, under the model's names."""
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except _READ_ERRORS as error:
        raise ValueError(f"{path} cannot be read as npz: {error}") from error
    cases: dict[str, dict[str, np.ndarray]] = {}
    for key, value in arrays.items():
        prefix, slash, name = key.rpartition("/")
        if name in _NAMES:
            cases.setdefault(prefix + slash, {})[_NAMES[name]] = value
    cases = {prefix: case for prefix, case in cases.items() if "token_ids" in case}
    if not cases:
        raise ValueError(f"{path} must hold `input_ids`. Received: {sorted(arrays)[:10]}")
    return {prefix: _complete(prefix, case) for prefix, case in cases.items()}


def _complete(prefix: str, case: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    for name, value in case.items():
        if value.dtype.kind not in "biuf" or not np.array_equal(value, np.floor(value)):
            raise ValueError(
                f"{prefix}{_FILE_NAMES[name]} must hold integers. Received: dtype={value.dtype}"
            )
    ids = case["token_ids"]
    case = {"padding_mask": np.ones_like(ids), "segment_ids": np.zeros_like(ids)} | case
    for name in ("padding_mask", "segment_ids"):
        if case[name].shape != ids.shape:
            raise ValueError(
                f"{prefix}{_FILE_NAMES[name]} must have the shape of input_ids, {ids.shape}. "
                f"Received: shape={case[name].shape}"
            )
    return case


def _run(preset: str, cases: dict[str, dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    from mobilebert_tf.models import load_preset, model_outputs

    model = load_preset(preset)
    outputs = {}
    for prefix, inputs in cases.items():
        _check(model, prefix, inputs)
        found = model_outputs(model, _shaped(model, inputs))
        outputs |= {f"{prefix}{name}": value for name, value in found.items()}
    return outputs


def _check(model, prefix: str, inputs: dict[str, np.ndarray]) -> None:
    _check_shapes(model, prefix, inputs)
    backbone = getattr(model, "backbone", None) or model
    length = inputs["token_ids"].shape[-1]
    limits = {
        "token_ids": backbone.vocabulary_size,
        "padding_mask": 2,
        "segment_ids": backbone.num_segments,
        "mask_positions": length,
    }
    if length > backbone.max_sequence_length:
        raise ValueError(
            f"{prefix}input_ids must be at most {backbone.max_sequence_length} long. "
            f"Received: length={length}"
        )
    for name, value in inputs.items():
        if value.size and not 0 <= value.min() <= value.max() < limits[name]:
            raise ValueError(
                f"{prefix}{_FILE_NAMES[name]} must be at least 0 and below {limits[name]}. "
                f"Received: {value.min()} to {value.max()}"
            )


def _check_shapes(model, prefix: str, inputs: dict[str, np.ndarray]) -> None:
    shape = inputs["token_ids"].shape
    if len(shape) not in (2, len(model.input["token_ids"].shape)) or 0 in shape:
        raise ValueError(
            f"{prefix}input_ids must be rows of token ids, (batch, sequence). "
            f"Received: shape={shape}"
        )
    positions = inputs.get("mask_positions")
    if "mask_positions" not in model.input or positions is None:
        return
    if positions.ndim != 2 or len(positions) != shape[0]:
        raise ValueError(
            f"{prefix}masked_lm_positions must be (batch, predictions) with a batch of {shape[0]}. "
            f"Received: shape={positions.shape}"
        )


def _shaped(model, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """For multiple choice, rows without an axis of examples are one example's choices."""
    from mobilebert_tf.models import MobileBERTMultipleChoice

    inputs = {name: value.astype("int32") for name, value in inputs.items()}
    if isinstance(model, MobileBERTMultipleChoice) and inputs["token_ids"].ndim == 2:
        return {name: value[None] for name, value in inputs.items()}
    return inputs


def _check_output(path: str) -> None:
    folder = pathlib.Path(path).parent
    if not folder.is_dir():
        raise ValueError(f"`output` must lie in a folder that exists. Received: output={path!r}")
    if pathlib.Path(path).is_dir():
        raise ValueError(f"`output` must be a file. Received: output={path!r}")


def _write(path: str, outputs: dict[str, np.ndarray]) -> None:
    # A file object: given a name, NumPy would append ".npz" to it.
    with whole_file(path) as partial, partial.open("wb") as file:
        np.savez(file, **outputs)


if __name__ == "__main__":
    flags.mark_flags_as_required(["preset", "inputs", "output"])
    app.run(main)
