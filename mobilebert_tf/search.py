# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Searches the hyper-parameters of a task in the paper's space.

    python -m mobilebert_tf.search --task=rte --preset=student_preset --data=glue \
        --workdir=work/rte_search --output=rte_preset --trials=20

Batches of 16, 32 and 48, learning rates of 1e-5 to 1e-4, 2 to 10 epochs; the score is the
task's own on its development set. Started again, a search that was killed goes on where it
was. It ends with `trials.md`, `trials.png`, and the preset of the best trial. Needs
`pip install 'mobilebert-tf[search]'`.
"""

import dataclasses
import os
import pathlib
import sys

from absl import app, flags, logging

_TASK = flags.DEFINE_string("task", None, "Name of the task, such as rte.")
_PRESET = flags.DEFINE_string("preset", None, "Folder of the preset to start from.")
_DATA = flags.DEFINE_string("data", None, "Folder or file of the data, tfds, or tfds:FOLDER.")
_WORKDIR = flags.DEFINE_string("workdir", None, "Folder of the search.")
_OUTPUT = flags.DEFINE_string("output", None, "Folder of the best trial's preset.")
_TRIALS = flags.DEFINE_integer("trials", 20, "Trials to have finished.", lower_bound=1)
_LENGTH = flags.DEFINE_integer("sequence_length", 0, "Of packed texts; 0 for the task's own.")
_SEED = flags.DEFINE_integer("seed", 0, "Of the proposals and of every trial.")
_SKIP = flags.DEFINE_bool("skip_bad_rows", False, "Leave out bad rows, and count them.")


def main(argv: list[str]) -> None:
    """Searches, and prints the table."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if len(argv) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(argv[1:])}")
    if not flags.FLAGS["verbosity"].present:
        logging.set_verbosity(logging.WARNING)
    try:
        print(_run())
    except (ValueError, OSError, FloatingPointError) as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit("Interrupted. Start again with the same arguments to continue.")
    except ModuleNotFoundError as error:
        sys.exit(f"error: {error}. Install it with `pip install 'mobilebert-tf[search]'`.")


def _run() -> str:
    from mobilebert_tf.files import directory_lock, require_writable, whole_file
    from mobilebert_tf.tasks import (
        FineTuningRunConfig,
        draw_search,
        search_hyper_parameters,
        search_table,
    )

    config = FineTuningRunConfig(
        task=_TASK.value,
        preset=_PRESET.value,
        data=_DATA.value,
        output=_OUTPUT.value,
        sequence_length=_LENGTH.value,
        skip_bad_rows=_SKIP.value,
    )
    config = dataclasses.replace(
        config, fine_tuning=dataclasses.replace(config.fine_tuning, seed=_SEED.value)
    )
    directory = pathlib.Path(_WORKDIR.value)
    require_writable("workdir", _WORKDIR.value)
    require_writable("output", os.path.dirname(_OUTPUT.value) or ".")
    with directory_lock(directory):
        trials = search_hyper_parameters(config, directory, _TRIALS.value)
    table = search_table(trials)
    with whole_file(directory / "trials.md") as partial:
        partial.write_text(table, encoding="utf-8")
    draw_search(trials, directory / "trials.png", f"{config.task}, {len(trials)} trials")
    return f"{table}{config.output}: the best of {len(trials)} trials, written"


if __name__ == "__main__":
    flags.mark_flags_as_required(["task", "preset", "data", "workdir", "output"])
    app.run(main)
