# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How a `.tflite` file compares with another one, in time here and in ARM instructions.

    python -m experiments.benchmarks.file_pairs --file=costs/mobilebert_int8_128.tflite \
        --peer=PEER.tflite --output=file_pairs.json

`--file` and `--peer` may be given several times; the first is compared with the first, the
second with the second. A peer is anybody's file with the inputs of a BERT: the stock conversion
of another project, or the same model in another form. `android_bench.run` measures: each pair
on this computer with one thread, one inference of each in turn, and the instructions of all
files on an emulated core. The ratio of time is the median over the turns, file over peer, so
that what else the machine does meets both. A full MobileBERT takes half a minute a pair.
"""

from __future__ import annotations

import json
import pathlib
import statistics
import sys
import tempfile

from absl import app, flags

from experiments.provenance import provenance
from experiments.run_program import run_program
from experiments.without_folders import without_folders
from mobilebert_tf.files import write_json

_FILE = flags.DEFINE_multi_string("file", [], "A .tflite file; may be given several times.")
_PEER = flags.DEFINE_multi_string("peer", [], "What it is compared with, in the same order.")
_RUNS = flags.DEFINE_integer("runs", 300, "Turns of each pair.", lower_bound=1)
_CORE = flags.DEFINE_string("core", "cortex-a76", "Emulated core; none if empty.")
_OUTPUT = flags.DEFINE_string("output", None, "JSON file to write.")


def main(arguments: list[str]) -> None:
    """Measures, prints the ratios, and writes the record."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    if not _FILE.value or len(_FILE.value) != len(_PEER.value):
        raise app.UsageError("--file and --peer must be given, as often as each other.")
    try:
        pairs = [_pair(*each) for each in zip(_FILE.value, _PEER.value, strict=True)]
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    if _OUTPUT.value:
        settings = {"runs": _RUNS.value, "threads": 1, "core": _CORE.value}
        record = {"pairs": pairs, "settings": settings, "command": _command()}
        write_json(_OUTPUT.value, record | {"provenance": provenance()})
    print(json.dumps(pairs, indent=2))


def _command() -> str:
    command = ["python -m experiments.benchmarks.file_pairs", *sys.argv[1:]]
    return without_folders(" ".join(command))


def _pair(*paths: str) -> dict:
    """The figures of both files, and file over peer."""
    timed = _measure(paths, "--target=host", "--threads=1", f"--runs={_RUNS.value}")
    sides = [
        {
            "name": pathlib.Path(path).name,
            "sha256": row["model_sha256"],
            "bytes": row["model_bytes"],
            "p50_ms": row["p50_ms"],
        }
        for path, row in zip(paths, timed, strict=True)
    ]
    turns = zip(*(row["samples_ms"] for row in timed), strict=True)
    ratios = {"time": statistics.median(ours / other for ours, other in turns)}
    if _CORE.value:
        counted = _measure(paths, "--target=emulated", f"--core_types={_CORE.value}")
        for side, row in zip(sides, counted, strict=True):
            side["instructions"] = row["instructions"]
    for figure in ("bytes", "instructions"):
        if figure in sides[0]:
            ratios[figure] = sides[0][figure] / sides[1][figure]
    return {"file": sides[0], "peer": sides[1], "ratios": ratios}


def _measure(paths: tuple[str, ...], *arguments: str) -> list[dict]:
    """Rows of `android_bench.run`, in the order of the paths."""
    models = [f"--model={pathlib.Path(path).resolve()}" for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "measured.json"
        run_program("android_bench.run", *models, *arguments, f"--output={output}")
        return json.loads(output.read_text("utf-8"))["results"]


if __name__ == "__main__":
    app.run(main)
