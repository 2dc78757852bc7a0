# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Scores a fine-tuned preset or a `.tflite` file as the task's benchmark does.

    python -m mobilebert_tf.evaluate --model=preset --task=mrpc --data=glue
    python -m mobilebert_tf.evaluate --model=model.tflite --task=mrpc --data=glue --threads=2

Prints JSON. `--data` is a folder in the task's usual layout, one file, `tfds`, or
`tfds:FOLDER`. `--split=test --submission=FOLDER` writes what the leaderboard reads.
"""

import json
import os
import sys

from absl import app, flags, logging

_MODEL = flags.DEFINE_string("model", "", "Folder of a preset, or a .tflite file.")
_TASK = flags.DEFINE_string("task", "", "Name of the task, such as sst2.")
_DATA = flags.DEFINE_string("data", "", "Folder or file of the data, tfds, or tfds:FOLDER.")
_SPLIT = flags.DEFINE_list("split", [], "Splits; by default those with labels to score by.")
_BATCH_SIZE = flags.DEFINE_integer("batch_size", 32, "Examples at a time, of a preset.")
_THREADS = flags.DEFINE_integer("threads", 1, "Threads, of a file.")
_SKIP = flags.DEFINE_bool("skip_bad_rows", False, "Leave out bad rows, and count them.")
_OUTPUT = flags.DEFINE_string("output", "", "File for the JSON too.")
_PREDICTIONS = flags.DEFINE_string("predictions", "", "File for a JSON line per example.")
_SUBMISSION = flags.DEFINE_string("submission", "", "Folder for the leaderboard's files.")


def main(argv: list[str]) -> None:
    """Evaluates, and prints the report."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if len(argv) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(argv[1:])}")
    if not flags.FLAGS["verbosity"].present:
        logging.set_verbosity(logging.WARNING)
    try:
        print(_run())
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")


def _run() -> str:
    from mobilebert_tf.files import whole_file
    from mobilebert_tf.tasks import EvaluationConfig, evaluate_task

    config = EvaluationConfig(
        model=_MODEL.value,
        task=_TASK.value,
        data=_DATA.value,
        splits=tuple(_SPLIT.value),
        batch_size=_BATCH_SIZE.value,
        threads=_THREADS.value,
        skip_bad_rows=_SKIP.value,
        predictions=_PREDICTIONS.value,
        submission=_SUBMISSION.value,
    )
    if os.path.isdir(_OUTPUT.value):
        raise ValueError(f"`--output` must be a file. Received: {_OUTPUT.value}, a folder")
    report = json.dumps(evaluate_task(config), indent=2)
    if _OUTPUT.value:
        with whole_file(_OUTPUT.value) as partial:
            partial.write_text(report + "\n", encoding="utf-8")
    return report


if __name__ == "__main__":
    app.run(main)
