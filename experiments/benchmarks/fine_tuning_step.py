# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How fast a fine-tuning step of the full MobileBERT is, beside Transformers' on PyTorch.

    python -m experiments.benchmarks.fine_tuning_step --peer_python=PEER/bin/python \
        --pairs=10 --output=fine_tuning_step.json

`--peer_python` is the interpreter of an environment with `torch` and `transformers`,
which is no dependency of this project:

    python -m venv PEER && PEER/bin/pip install torch transformers

A step is forward, backward, clip and AdamW on one batch of full length; both sides are
float32, from random weights, and take turns, so that other work on the machine meets both.
Each may use the same `--cores`, with the threads that TensorFlow takes for them by itself
and one for each in PyTorch, which is its default too.
Beware of a busy machine all the same: PyTorch's threads wait for each other and suffer far
more than ours. `--cores=1` and the CPU seconds are then the fairer measure.
On 2 cores a step takes 5 to 20 seconds and a run of ten pairs about six minutes. Expected:
a median ratio of 1.2 or more (peer's seconds / ours).
"""

from __future__ import annotations

import json
import os
import pathlib
import statistics
import subprocess
import sys

from absl import app, flags

from experiments.provenance import provenance
from experiments.without_folders import without_folders
from mobilebert_tf.files import write_json

_AVAILABLE = len(os.sched_getaffinity(0))

_PEER = flags.DEFINE_string("peer_python", None, "Interpreter with torch and transformers.")
_PAIRS = flags.DEFINE_integer("pairs", 10, "Steps of each side.", lower_bound=1)
_BATCH = flags.DEFINE_integer("batch_size", 32, "Examples of a step.", lower_bound=1)
_LENGTH = flags.DEFINE_integer("sequence_length", 128, "Tokens of each.", lower_bound=8)
_CORES = flags.DEFINE_integer(
    "cores", _AVAILABLE, "That a side may use.", lower_bound=1, upper_bound=_AVAILABLE
)
_JIT = flags.DEFINE_bool("jit_compile", False, "Compile our step with XLA.")
_OUTPUT = flags.DEFINE_string("output", None, "JSON file to write.")

_FOLDER = pathlib.Path(__file__).parent


def main(arguments: list[str]) -> None:
    """Measures, prints the ratio, and writes the figures."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    settings = {
        "batch_size": _BATCH.value,
        "sequence_length": _LENGTH.value,
        "cores": _CORES.value,
        "jit_compile": _JIT.value,
    }
    try:
        record = _measure(settings)
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    if _OUTPUT.value:
        write_json(_OUTPUT.value, record)
    print(json.dumps(record["summary"], indent=2))


def _measure(settings: dict) -> dict:
    commands = {"ours": [sys.executable, "-m", "experiments.benchmarks.our_fine_tuning_step"]}
    if _PEER.value:
        commands["peer"] = [_PEER.value, str(_FOLDER / "peer_fine_tuning_step.py")]
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: settings["cores"]])  # Inherited.
    sides = {name: _Side(command, settings) for name, command in commands.items()}
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    cpu_seconds: dict[str, list[float]] = {name: [] for name in sides}
    try:
        for pair in range(_PAIRS.value):
            for name, side in sides.items():
                for values, value in zip((seconds, cpu_seconds), side.step(), strict=True):
                    values[name].append(value)
            line = ", ".join(f"{name} {values[-1]:.2f} s" for name, values in seconds.items())
            print(f"{pair + 1}/{_PAIRS.value}: {line}", file=sys.stderr)
    finally:
        for side in sides.values():
            side.stop()
    return {
        "summary": _summary(seconds)
        | {f"cpu_{name}": value for name, value in _summary(cpu_seconds).items()},
        "seconds": seconds,
        "cpu_seconds": cpu_seconds,
        "settings": settings,
        "versions": {name: side.versions for name, side in sides.items()},
        "load": os.getloadavg(),
        "command": _command(),
        "provenance": provenance(),
    }


def _command() -> str:
    command = ["python -m experiments.benchmarks.fine_tuning_step", *sys.argv[1:]]
    return without_folders(" ".join(command))


def _summary(seconds: dict[str, list[float]]) -> dict[str, float]:
    summary = {f"{name}_median_s": statistics.median(each) for name, each in seconds.items()}
    if "peer" in seconds:
        ratios = [p / o for p, o in zip(seconds["peer"], seconds["ours"], strict=True)]
        summary |= {
            "ratio_median": statistics.median(ratios),
            "ratio_lowest": min(ratios),
            "ratio_highest": max(ratios),
        }
    return {name: round(value, 3) for name, value in summary.items()}


class _Side:
    """A process that makes a step whenever it is asked to."""

    def __init__(self, command: list[str], settings: dict):
        self._process = subprocess.Popen(
            [*command, json.dumps(settings)],
            cwd=_FOLDER.parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.versions = json.loads(self._answer())

    def step(self) -> list[float]:
        """Has a step made; returns its seconds by the clock, and those of all its cores."""
        self._process.stdin.write("step\n")
        self._process.stdin.flush()
        return [float(word) for word in self._answer().split()]

    def stop(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()

    def _answer(self) -> str:
        line = self._process.stdout.readline()
        if not line:
            raise ValueError(f"{self._process.args[:2]} failed; its own words are above.")
        return line


if __name__ == "__main__":
    app.run(main)
