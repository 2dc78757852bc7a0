# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Reproduces a table or a figure of the paper.

    python -m experiments.run --list
    python -m experiments.run table_8 --scale=smoke --workdir=table_8
    python -m experiments.run table_8 --scale=cpu --text='wiki-*.txt.xz' --workdir=table_8
    python -m experiments.run table_6 --scale=cpu --preset=student --glue=glue --workdir=table_6

`smoke` takes a minute and shows only that everything runs. `cpu` is small enough
for two cores and an evening. `paper` prints the commands of the paper's own scale.
Started again with the same arguments, a run continues. It leaves `record.json`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from absl import app, flags, logging

from experiments.experiment import SCALES, Experiment, Inputs
from experiments.registry import EXPERIMENTS, experiment

_LIST = flags.DEFINE_bool("list", False, "Print the names of the experiments and stop.")
_SCALE = flags.DEFINE_enum("scale", "cpu", SCALES, "Size of the run.")
_WORKDIR = flags.DEFINE_string("workdir", None, "Where everything is written.")
_TEXT = flags.DEFINE_string(
    "text", None, "File, directory or pattern of plain text (also .gz, .xz, .bz2)."
)
_PRESET = flags.DEFINE_string("preset", None, "Folder of a pre-trained student to fine-tune.")
_GLUE = flags.DEFINE_string("glue", None, "Folder with GLUE's files.")
_SQUAD = flags.DEFINE_string("squad", None, "Folder with SQuAD's files.")
_SEEDS = flags.DEFINE_integer("seeds", 3, "Runs that differ in nothing else.")
_WORKERS = flags.DEFINE_integer(
    "workers", 1, "Runs at a time. With one for each core, small models train fastest."
)


def main(arguments: list[str]) -> None:
    """Runs the experiment that the command line names."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if _LIST.value:
        print("\n".join(f"{name:12} {one.subject}" for name, one in EXPERIMENTS.items()))
        return
    if len(arguments) != 2:
        raise app.UsageError("Pass the name of one experiment; --list prints them.")
    try:
        chosen = experiment(arguments[1])
        if _SCALE.value == "paper":
            print("\n".join(chosen.paper))
            return
        # Orbit logs what the progress lines and `metrics.jsonl` say already.
        logging.set_verbosity(logging.ERROR)
        print(_run(chosen))
    except (ValueError, OSError, FloatingPointError) as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit("Interrupted. Run the same command again to continue.")


def _run(chosen: Experiment) -> str:
    from experiments.record import write_record
    from mobilebert_tf.files import require_writable

    if not _WORKDIR.value:
        raise ValueError("--workdir must be given.")
    start = time.monotonic()
    directory = Path(_WORKDIR.value)
    require_writable("workdir", _WORKDIR.value)
    report = chosen.run(_SCALE.value, directory, _inputs())
    seconds = time.monotonic() - start
    write_record(directory, chosen.name, _command(chosen), report, seconds, _data().values())
    return f"{chosen.to_markdown(report)}\n\nWritten to {directory}{os.sep}"


def _inputs() -> Inputs:
    return Inputs(**_data(), seeds=_SEEDS.value, workers=_WORKERS.value)


def _data() -> dict[str, str]:
    """What is read, by the name of its flag."""
    return {flag.name: flag.value for flag in (_TEXT, _PRESET, _GLUE, _SQUAD) if flag.value}


def _command(chosen: Experiment) -> str:
    data = "".join(f" --{name}='{value}'" for name, value in _data().items())
    return (
        f"python -m experiments.run {chosen.name} --scale={_SCALE.value}{data} "
        f"--seeds={_SEEDS.value} --workers={_WORKERS.value} --workdir={chosen.name}"
    )


if __name__ == "__main__":
    app.run(main)
