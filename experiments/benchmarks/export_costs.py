# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the encoder weighs and computes in each precision of the export.

    python -m experiments.benchmarks.export_costs --workdir=costs --vocabulary=vocab.txt \
        --output=export_costs.json

Exports untrained encoders, as `python -m export.to_tflite --architecture` does, and counts
their ARM64 instructions with `android_bench.run --target=emulated`, which needs qemu and a
cross compiler. About ten minutes on two cores. Files that the same commit left in the work
directory are not made again; what was made of code that is in no commit always is, and a work
directory inside of the clone counts as such.
Bytes and instructions are the same on every machine, and expected as
`experiments/records/export_costs.json` has them.
"""

from __future__ import annotations

import json
import os
import pathlib
import sys

import tqdm
from absl import app, flags

from experiments.provenance import provenance
from experiments.run_program import run_program

_WORKDIR = flags.DEFINE_string("workdir", None, "Where the files are made.", required=True)
_VOCABULARY = flags.DEFINE_string(
    "vocabulary", None, "The word pieces that a classifier's file would hold.", required=True
)
_ARCHITECTURE = flags.DEFINE_string("architecture", "mobilebert", "Of all precisions.")
_TINY = flags.DEFINE_string("tiny", "mobilebert_tiny", "Of int8 only.")
_OUTPUT = flags.DEFINE_string("output", None, "JSON file to write.")

_PRECISIONS = ("float32", "float16", "dynamic", "int8", "int8_io", "int4")
_LENGTH, _SHORT = 128, 32
# Without and with what phones since 2018 have: dot products and half precision.
_CORES = ("cortex-a53", "cortex-a76")


def main(arguments: list[str]) -> None:
    """Exports, counts, prints and writes the record."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from mobilebert_tf.files import write_json

    try:
        files = _measure(pathlib.Path(_WORKDIR.value).resolve())
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    record = {"files": files, "command": _command(), "provenance": provenance()}
    if _OUTPUT.value:
        write_json(_OUTPUT.value, record)
    print(json.dumps(files, indent=2))


def _command() -> str:
    return (
        "python -m experiments.benchmarks.export_costs --workdir=costs "
        f"--vocabulary={pathlib.Path(_VOCABULARY.value).name} --output=export_costs.json"
    )


def _measure(work: pathlib.Path) -> dict[str, dict]:
    """Returns the costs of every file by its name."""
    vocabulary = pathlib.Path(_VOCABULARY.value).read_text("utf-8").split("\n")
    work.mkdir(parents=True, exist_ok=True)
    kinds = [(_ARCHITECTURE.value, precision, _LENGTH, False) for precision in _PRECISIONS]
    kinds += [(_ARCHITECTURE.value, "int8", _LENGTH, True)]
    kinds += [(_ARCHITECTURE.value, "int8", _SHORT, False), (_TINY.value, "int8", _LENGTH, False)]
    paths = [_export(work, *kind) for kind in tqdm.tqdm(kinds, desc="exports", unit="file")]
    instructions = _count(work, paths)
    return {
        path.stem: {
            "architecture": architecture,
            "precision": precision,
            "sequence_length": length,
            "int8_scores": int8_scores,
            "bytes": path.stat().st_size,
            "bytes_with_vocabulary": _with_vocabulary(path, vocabulary),
            "parity": json.loads(_report(path).read_text("utf-8"))["parity"],
            "instructions": instructions[path.name],
        }
        for path, (architecture, precision, length, int8_scores) in zip(paths, kinds, strict=True)
    }


def _report(path: pathlib.Path) -> pathlib.Path:
    return path.with_name(f"{path.name}.json")


def _export(
    work: pathlib.Path, architecture: str, precision: str, length: int, int8_scores: bool
) -> pathlib.Path:
    from mobilebert_tf.files import write_json
    from mobilebert_tf.lite import ExportConfig, export_encoder, untrained_encoder

    suffix = "_scores" if int8_scores else ""
    path = work / f"{architecture}_{precision}_{length}{suffix}.tflite"
    made_by = provenance()
    if _is_of(path, made_by):
        return path
    _report(path).unlink(missing_ok=True)  # An older file's.
    config = ExportConfig(
        precision=precision,
        sequence_length=length,
        int8_scores=int8_scores,
        # Random tokens are all alike: a few find the ranges.
        num_calibration_texts=8,
        num_verification_texts=4,
    )
    report = export_encoder(untrained_encoder(architecture), path, config)
    write_json(_report(path), report | {"provenance": made_by})
    return path


def _is_of(path: pathlib.Path, made_by: dict) -> bool:
    """Whether file and report are there, and of the very code that would make them now."""
    if made_by.get("dirty", True) or not path.exists() or not _report(path).exists():
        return False
    older = json.loads(_report(path).read_text("utf-8")).get("provenance", {})
    keys = ("commit", "dirty", "versions")
    return [older.get(key) for key in keys] == [made_by[key] for key in keys]


def _count(work: pathlib.Path, paths: list[pathlib.Path]) -> dict[str, dict[str, int]]:
    """Returns name of a file -> kind of core -> instructions of one inference."""
    models = [f"--model={path}" for path in paths]
    cores = f"--core_types={','.join(_CORES)}"
    output = work / "counted"
    run_program("android_bench.run", *models, "--target=emulated", cores, f"--output={output}")
    counted: dict[str, dict[str, int]] = {path.name: {} for path in paths}
    for row in json.loads((output / "benchmark.json").read_text("utf-8"))["results"]:
        counted[pathlib.Path(row["model"]).name][row["core_type"]] = row["instructions"]
    return counted


def _with_vocabulary(path: pathlib.Path, lines: list[str]) -> int:
    from mobilebert_tf.lite import ModelMetadata, write_metadata

    pieces = tuple(line.rstrip("\r") for line in lines if line.strip())
    return len(write_metadata(path.read_bytes(), ModelMetadata(vocabulary=pieces)))


if __name__ == "__main__":
    app.run(main)
