# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Turns a task's preset into one verified `.tflite` file.

    python -m export.to_tflite --preset=quickstart/preset --output=model.tflite \
        --precision=int8 --sequence_length=128 --calibration=texts.txt

The preset is that of any task: a text classifier of one label or several, a regressor,
a multiple choice model, a question answerer or a token classifier. `--calibration` has
one example a line, such as the model is for, in mixed order: a text; or two, with a tab
between them, for a model of pairs (of question and context for a question answerer);
for multiple choice prompt, tab, choices with tabs between them. With
`--calibration_task=mrpc --calibration=glue` they are drawn from a task's training data.
`--sequence_lengths=32,64,128` makes a file with a signature for each length, over
one copy of the weights; the interpreter takes the shortest that fits a text.
Beside the file, `OUTPUT.json` reports its size, operators and parity with Keras, and
with `--data=labelled.tsv` (text, tab, label), or `--task=mrpc --data=glue`, what file
and Keras model score on it. Neither is there before all of that is done, and a report
is never beside another file than its own, whenever the program is killed.
`--name`, `--description` and `--license` go into the file, for people to read.

`--architecture=mobilebert --seed=0` in place of `--preset` exports an untrained
encoder of that name, hidden states out, to measure sizes and speed.
"""

import contextlib
import json
import os
import pathlib
import sys
from collections.abc import Callable

from absl import app, flags

from mobilebert_tf.files import whole_file, write_json

_PRESET = flags.DEFINE_string("preset", None, "Folder of a task's preset.")
_ARCHITECTURE = flags.DEFINE_string("architecture", None, "Name of an untrained encoder.")
_SEED = flags.DEFINE_integer("seed", 0, "Seed of the untrained encoder.")
_OUTPUT = flags.DEFINE_string("output", None, "The .tflite file to write.", required=True)
_PRECISION = flags.DEFINE_string(
    "precision", "int8", "Number format: float32, float16, dynamic, int8, int8_io or int4."
)
_SEQUENCE_LENGTH = flags.DEFINE_integer("sequence_length", 128, "Tokens the file takes.")
_SEQUENCE_LENGTHS = flags.DEFINE_list(
    "sequence_lengths", None, "Several lengths in one file, in place of --sequence_length."
)
_CALIBRATION = flags.DEFINE_string(
    "calibration", None, "Text file, one example a line; int8 needs it."
)
_CALIBRATION_TASK = flags.DEFINE_string(
    "calibration_task", None, "Task, such as mrpc, whose data --calibration is."
)
_DATA = flags.DEFINE_string("data", None, "Data to score the file on, as evaluate reads it.")
_TASK = flags.DEFINE_string(
    "task", None, "Task, such as mrpc, whose data --data is; else lines of text, tab, label."
)
_HALF_PRECISION = flags.DEFINE_bool(
    "half_precision", True, "Let cores that can compute in float16 what stays float."
)
_INT8_SCORES = flags.DEFINE_bool(
    "int8_scores", False, "Multiply queries with keys in int8, too; for new runtimes."
)
_NAME = flags.DEFINE_string("name", "", "Name of the model inside the file; else its task's.")
_DESCRIPTION = flags.DEFINE_string(
    "description", "", "What the model does, inside the file; else what its task does."
)
_LICENSE = flags.DEFINE_string(
    "license", "", "Terms under which the model is given, inside the file, such as Apache-2.0."
)


def main(argv):
    """Exports; any bad input ends in one sentence and exit status 1."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if len(argv) > 1:
        sys.exit(f"Unexpected argument {argv[1]!r}: everything is a flag, see --help.")
    try:
        report = _export()
    except (OSError, ValueError) as error:
        sys.exit(f"Not exported: {error}")
    except KeyboardInterrupt:
        sys.exit("Not exported: interrupted.")
    except RuntimeError as error:  # Of the runtime, which speaks in several lines.
        sys.exit(f"Not exported: {' '.join(str(error).split())}")
    print(json.dumps(report, indent=2))


def _export() -> dict:
    if bool(_PRESET.value) == bool(_ARCHITECTURE.value):
        raise ValueError("one of `--preset` and `--architecture` must be given, and not both.")
    _require_output(_OUTPUT.value)
    return _export_preset() if _PRESET.value else _export_architecture()


def _export_preset() -> dict:
    config = _config()
    _require_preset(_PRESET.value)
    _require_calibration(config)
    if _TASK.value and not _DATA.value:
        raise ValueError(f"`--task` says how to read `--data`, which is missing: {_TASK.value}")
    # Imported late: TensorFlow takes seconds, and the checks above do not need it.
    from mobilebert_tf.lite import export_task
    from mobilebert_tf.lite.export_file import require_fitting
    from mobilebert_tf.models import load_preset

    model = load_preset(_PRESET.value)
    # What the preset cannot give, before data are read and scored.
    require_fitting(model, config)
    examples = _examples(model, config)
    # Before the export, for data that do not fit the model show it here.
    scored = _score_model(model, config) if _DATA.value else None

    def export(path: pathlib.Path) -> dict:
        report = export_task(model, path, config, examples)
        return report | (_score_file(path, *scored) if scored else {})

    return _write(export)


def _examples(model, config) -> list:
    from mobilebert_tf.lite.task_outputs import task_of
    from mobilebert_tf.tasks import calibration_examples, read_calibration_lines

    if not _CALIBRATION.value:
        return []
    if _CALIBRATION_TASK.value:
        number = config.num_calibration_texts + config.num_verification_texts
        return calibration_examples(_CALIBRATION_TASK.value, _CALIBRATION.value, number)
    names = getattr(model, "class_names", ())
    return read_calibration_lines(_CALIBRATION.value, task_of(model), names)


def _score_model(model, config) -> tuple:
    """The task and the examples of `--data`, and what the Keras model scores on them."""
    from mobilebert_tf.tasks import model_scores

    chosen, examples = _read_data(model)
    return chosen, examples, model_scores(chosen, examples, model, config.sequence_length)


def _score_file(path, chosen, examples, keras_scores) -> dict:
    from mobilebert_tf.tasks import file_score

    return {"task_score": file_score(chosen, examples, path, keras_scores)}


def _read_data(model) -> tuple:
    from mobilebert_tf.lite.task_outputs import task_of
    from mobilebert_tf.tasks import task
    from mobilebert_tf.tasks.given_class_names import given_class_names

    chosen = task(_TASK.value or "text")
    if not _TASK.value:
        if task_of(model) != "text_classifier":
            raise ValueError(
                f"`--task` must say what the data are, such as squad or stsb, for a "
                f"{task_of(model).replace('_', ' ')}. Received: --data={_DATA.value} alone."
            )
        names = model.class_names
        return chosen, chosen.read(_DATA.value, "dev", class_names=names)
    split = (*chosen.development_splits, *chosen.test_splits)[0]
    names = given_class_names(getattr(model, "class_names", ()))
    named = {"class_names": names} if chosen.takes_class_names else {}
    return chosen, chosen.read(_DATA.value, split, **named)


def _export_architecture() -> dict:
    # Random tokens are all alike: a few find the ranges.
    config = _config(num_calibration_texts=8, num_verification_texts=4)
    for flag in (_CALIBRATION, _CALIBRATION_TASK, _DATA, _TASK, _NAME, _DESCRIPTION, _LICENSE):
        if flag.value:
            raise ValueError(
                f"`--{flag.name}` is for presets: an untrained encoder reads random tokens, and "
                f"its file describes nothing. Received: --{flag.name}={flag.value}"
            )
    from mobilebert_tf.lite import export_encoder, untrained_encoder

    encoder = untrained_encoder(_ARCHITECTURE.value, _SEED.value)
    return _write(lambda path: export_encoder(encoder, path, config, _SEED.value))


def _config(**numbers):
    from mobilebert_tf.lite import ExportConfig

    *shorter, longest = _sequence_lengths()
    return ExportConfig(
        precision=_PRECISION.value,
        sequence_length=longest,
        shorter_lengths=tuple(shorter),
        half_precision=_HALF_PRECISION.value,
        int8_scores=_INT8_SCORES.value,
        name=_NAME.value,
        description=_DESCRIPTION.value,
        license=_LICENSE.value,
        **numbers,
    )


def _sequence_lengths() -> list[int]:
    texts = _SEQUENCE_LENGTHS.value
    if texts is None:
        return [_SEQUENCE_LENGTH.value]
    if _SEQUENCE_LENGTH.present:
        raise ValueError(
            "one of `--sequence_length` and `--sequence_lengths` may be given, and not both. "
            f"Received: --sequence_length={_SEQUENCE_LENGTH.value} "
            f"--sequence_lengths={','.join(texts)}"
        )
    if not texts or not all(map(str.isdecimal, texts)) or len(set(texts)) < len(texts):
        raise ValueError(
            "`--sequence_lengths` must be different whole numbers with commas between them, such "
            f"as 32,64,128. Received: --sequence_lengths={','.join(texts)}"
        )
    return sorted(map(int, texts))


def _require_preset(path: str) -> None:
    if not os.path.isfile(os.path.join(path, "task.json")):
        raise ValueError(
            "`--preset` must be the folder of a task's preset (it has a task.json), such as "
            f"fine-tuning writes. Received: --preset={path}"
        )


def _require_calibration(config) -> None:
    """Says what is missing before minutes have gone by."""
    path, task = _CALIBRATION.value, _CALIBRATION_TASK.value
    if not path and (config.precision.is_static or task):
        raise ValueError(
            f"`--calibration` must be given for {task or config.precision}: some hundred "
            "texts like those the model is for, one a line. Without any, take "
            "--precision=dynamic."
        )
    if path and not task and not os.path.isfile(path):
        raise ValueError(
            "`--calibration` must be a text file, or --calibration_task say what else it is. "
            f"Received: --calibration={path}"
        )


def _require_output(path: str) -> None:
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.exists(folder):
        folder = os.path.dirname(folder)
    both = path, f"{path}.json"
    is_other = any(os.path.exists(each) and not os.path.isfile(each) for each in both)
    names_none = not os.path.basename(path)
    if is_other or names_none or not os.path.isdir(folder) or not os.access(folder, os.W_OK):
        raise ValueError(
            "`--output` must be a file in a folder that can be written to, and so must be the "
            f"report beside it, OUTPUT.json. Received: {path!r}"
        )
    for flag in (_PRESET, _CALIBRATION, _DATA):
        if any(_is_part_of(written, flag.value) for written in both):
            raise ValueError(
                f"`--output` must be no file that is read. Received: --output={path} "
                f"--{flag.name}={flag.value}"
            )


def _is_part_of(path: str, read: str | None) -> bool:
    """Whether a file is what is read, or in that folder; files beside a preset's own may be."""
    if not read or not os.path.isfile(path) or ".tflite" in os.path.basename(path):
        return False
    read_path, written = pathlib.Path(read).resolve(), pathlib.Path(path).resolve()
    return written.is_relative_to(read_path)


def _write(export: Callable[[pathlib.Path], dict]) -> dict:
    """Exports to a temporary name; then puts the file, and after it its report.

    A file whose report alone cannot be written stays: it was verified.
    """
    described = pathlib.Path(f"{_OUTPUT.value}.json")
    with whole_file(_OUTPUT.value) as partial:
        report = export(partial)
        # An older file's: it must not be read as the new one's.
        with contextlib.suppress(FileNotFoundError):
            described.unlink()
    try:
        write_json(described, report)
    except OSError as error:
        print(json.dumps(report, indent=2))
        sys.exit(f"Exported {_OUTPUT.value}, but without the report above: {error}")
    return report


if __name__ == "__main__":
    app.run(main)
