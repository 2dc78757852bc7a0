# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fine-tunes a preset on several tasks with several seeds, and writes a record.

    nice -n 19 python -m experiments.fine_tuning --preset=student --glue=glue \
        --workdir=work/fine_tuning --minutes=60

Beside it stand the most frequent class, a logistic regression on words, and the same
architecture from random weights. Nothing is lost when it is killed: run the same command
again, as often as it takes. `record.json` and `report.md` in the work directory hold what is
finished. On 2 cores with the `mobilebert_small` student the whole takes some hours; with
`--smoke` it takes a minute and shows only that everything works.

All scores are on the development sets, which also choose the best epoch, as in the paper.
"""

from __future__ import annotations

import shlex
import sys
import time
from pathlib import Path

from absl import app, flags, logging

_PRESET = flags.DEFINE_string("preset", None, "Folder of the pre-trained student.")
_GLUE = flags.DEFINE_string("glue", "", "Folder with GLUE's files.")
_SQUAD = flags.DEFINE_string("squad", "", "Folder with SQuAD's files.")
_WORKDIR = flags.DEFINE_string("workdir", None, "Where everything is written.")
_TASKS = flags.DEFINE_list("tasks", ["sst2", "mrpc", "rte"], "Names of tasks.")
_SEEDS = flags.DEFINE_integer("seeds", 3, "Runs of each.")
_EPOCHS = flags.DEFINE_integer("epochs", 10, "Passes over the training data at most.")
_STEPS = flags.DEFINE_integer("max_steps", 4000, "Steps at most, in whole epochs.")
_RATE = flags.DEFINE_float("learning_rate", 1e-4, "AdamW's peak.")
_LENGTH = flags.DEFINE_integer("sequence_length", 128, "Of the packed texts.")
_TRAINING = flags.DEFINE_integer("max_training", 0, "Examples to learn from; 0 for all.")
_WORKERS = flags.DEFINE_integer("workers", 1, "Runs at a time, if there is no --minutes.")
_MINUTES = flags.DEFINE_float("minutes", None, "Begin no stage later than this.")
_SMOKE = flags.DEFINE_bool("smoke", False, "One seed, one epoch, 64 examples of each split.")


def main(arguments: list[str]) -> None:
    """Runs the comparison that the flags describe."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    for flag in (_PRESET, _WORKDIR):
        if not flag.value:
            raise app.UsageError(f"--{flag.name} must be given.")
    try:
        _run()
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit("Interrupted. Run the same command again to continue.")


def _run() -> None:
    from experiments.fine_tuning.run import run_comparison
    from experiments.fine_tuning.to_markdown import to_markdown
    from experiments.record import write_record

    logging.set_verbosity(logging.ERROR)
    config = _config()
    start, directory = time.monotonic(), Path(_WORKDIR.value)
    report = run_comparison(config, directory, _MINUTES.value)
    command = shlex.join(["python", "-m", "experiments.fine_tuning", *sys.argv[1:]])
    seconds = time.monotonic() - start
    data = [path for path in (config.preset, config.glue, config.squad) if path]
    write_record(directory, "fine_tuning", command, report, seconds, data)
    page = to_markdown(report)
    (directory / "report.md").write_text(page + "\n", encoding="utf-8")
    print(page)


def _config():
    from experiments.fine_tuning.config import ComparisonConfig
    from experiments.fine_tuning.task_scale import TaskScale
    from mobilebert_tf.tasks import task_names

    smoke = {"epochs": 1, "max_training": 64, "max_development": 64} if _SMOKE.value else {}
    scale = {
        "epochs": _EPOCHS.value,
        "max_steps": _STEPS.value,
        "learning_rate": _RATE.value,
        "sequence_length": _LENGTH.value,
        "max_training": _TRAINING.value,
    }
    return ComparisonConfig(
        preset=_PRESET.value,
        glue=_GLUE.value,
        squad=_SQUAD.value,
        tasks=tuple(_TASKS.value),
        scale=dict.fromkeys(task_names(), TaskScale(**scale | smoke)),
        seeds=1 if _SMOKE.value else _SEEDS.value,
        workers=_WORKERS.value,
    )


if __name__ == "__main__":
    app.run(main)
