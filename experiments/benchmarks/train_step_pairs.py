# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How fast the steps of knowledge transfer are beside the Model Garden's own task.

    nice -n -5 python -m experiments.benchmarks.train_step_pairs \
        --peer=../shared/tools/peers/train_step_garden.py --pairs=2 --output=train_step.json

`--peer` is a program of arguments `BATCH LENGTH STAGE ...` that times tf-models-official's
distillation step and prints `stage N: X sequences/s`; it needs no other environment. The two
sides take turns as processes, stage after stage, so that other work on the machine meets
both. A stage's ratio is the median over the pairs. Ours is timed in each of `--precisions`
(the student's, and behind a stroke the teacher's if it is another) without the feature cache,
the layers in the first of them with it too.

The whole of progressive layer transfer is the sum over all layers of the time of a step;
a layer that was not timed lies on the line between its neighbours,
for a step's cost is linear in depth. Aimed at, on 2 quiet cores with AVX-512 and bfloat16:
1.1 or more in float32 at stages 11 and 23, 1.6 in mixed bfloat16, 1.25 at stage 24, and 6 for
the whole with the cache. A pair takes about twelve minutes.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from absl import app, flags

from experiments.benchmarks.step_ratios import NUM_LAYERS, Speeds, step_ratios
from experiments.provenance import provenance
from mobilebert_tf.files import write_json

_PEER = flags.DEFINE_string("peer", None, "The other side's program.")
_PAIRS = flags.DEFINE_integer("pairs", 2, "Turns of each side.", lower_bound=1)
_BATCH = flags.DEFINE_integer("batch_size", 8, "Sequences of a step.", lower_bound=1)
_STAGES = flags.DEFINE_list("timed_stages", ["0", "11", "23", "24"], "Layers; the last distils.")
_PRECISIONS = flags.DEFINE_list(
    "precisions", ["float32", "float32/mixed_bfloat16", "mixed_bfloat16"], "Of our side."
)
_OUTPUT = flags.DEFINE_string("output", None, "JSON file to write.")

_LENGTH = 128
_ROOT = Path(__file__).parents[2]
_LINE = re.compile(r"stage (\d+): ([\d.]+) sequences/s")


def main(arguments: list[str]) -> None:
    """Measures, prints the ratios, and writes the figures."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    if not _PEER.value:
        raise app.UsageError("--peer must be given.")
    try:
        speeds = _measure([int(stage) for stage in _STAGES.value])
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    record = {
        "sequences_per_second": speeds,
        "settings": {"batch_size": _BATCH.value, "sequence_length": _LENGTH},
        "provenance": provenance(),
    }
    if _OUTPUT.value:
        write_json(_OUTPUT.value, record)
    print(json.dumps(step_ratios(speeds), indent=2))


def _measure(stages: list[int]) -> Speeds:
    sides = _sides()
    speeds: Speeds = {side: {} for side in sides}
    for pair in range(_PAIRS.value):
        for stage in stages:
            for side, command in sides.items():
                if side.endswith("_cache") and stage in (0, NUM_LAYERS):
                    continue
                speed = _speed([part.format(stage=stage) for part in command])
                speeds[side].setdefault(stage, []).append(speed)
                line = f"{pair + 1}/{_PAIRS.value}, stage {stage}, {side}: {speed:.3f} sequences/s"
                print(line, file=sys.stderr, flush=True)
    return speeds


def _sides() -> dict[str, list[str]]:
    ours = [sys.executable, "-m", "experiments.benchmarks.train_step", "--stages={stage}"]
    ours.append(f"--batch={_BATCH.value}")
    peer = [sys.executable, str(Path(_PEER.value).resolve()), str(_BATCH.value), str(_LENGTH)]
    sides = {"garden": [*peer, "{stage}"]}
    sides |= {each: [*ours, *_precision(each)] for each in _PRECISIONS.value}
    first = _PRECISIONS.value[0]
    return sides | {f"{first}_cache": [*sides[first], "--feature_cache"]}


def _precision(student_and_teacher: str) -> list[str]:
    student, _, teacher = student_and_teacher.partition("/")
    return [f"--precision={student}"] + ([f"--teacher_precision={teacher}"] if teacher else [])


def _speed(command: list[str]) -> float:
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True)
    found = _LINE.search(done.stdout)
    if not found:  # The Garden's task cannot count its parameters after stage 0, and fails then.
        last = (done.stderr.strip().splitlines() or ["nothing was printed"])[-1]
        raise ValueError(f"{' '.join(command)} failed: {last}")
    return float(found[2])


if __name__ == "__main__":
    app.run(main)
