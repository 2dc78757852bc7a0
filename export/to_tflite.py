# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Turns a task's preset into one verified `.tflite` file.

    python -m export.to_tflite --preset=quickstart/preset --output=model.tflite \
        --precision=int8 --sequence_length=128 --calibration=texts.txt

The preset is a text classifier's, of one label or several, a question answerer's or a
token classifier's. `--calibration` has one text a line, such as the model is for, in
mixed order; for a question answerer question, tab, context.
`--sequence_lengths=32,64,128` makes a file with a signature for each length, over
one copy of the weights; the interpreter takes the shortest that fits a text.
Beside the file, `OUTPUT.json` reports its size, operators and parity with Keras, and
with `--data=labelled.tsv` (text, tab, label) what file and Keras model score on it.

`--architecture=mobilebert --seed=0` in place of `--preset` exports an untrained
encoder of that name, hidden states out, to measure sizes and speed.
"""

import json
import os
import sys

from absl import app, flags

from mobilebert_tf.files import whole_file

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
    "calibration", None, "Text file, one text a line; int8 needs it."
)
_DATA = flags.DEFINE_string("data", None, "Labelled texts to score a classifier's file on.")
_HALF_PRECISION = flags.DEFINE_bool(
    "half_precision", True, "Let cores that can compute in float16 what stays float."
)


def main(argv):
    """Exports; any bad input ends in one sentence and exit status 1."""
    if len(argv) > 1:
        sys.exit(f"Unexpected argument {argv[1]!r}: everything is a flag, see --help.")
    try:
        report = _export()
        _write_report(report)
    except (OSError, ValueError) as error:
        sys.exit(f"Not exported: {error}")
    print(json.dumps(report, indent=2))


def _export() -> dict:
    if bool(_PRESET.value) == bool(_ARCHITECTURE.value):
        raise ValueError("one of `--preset` and `--architecture` must be given, and not both.")
    return _export_preset() if _PRESET.value else _export_architecture()


def _export_preset() -> dict:
    texts = _read_texts(_CALIBRATION.value) if _CALIBRATION.value else []
    _require_preset(_PRESET.value)
    # Imported late: TensorFlow takes seconds, and the checks above do not need it.
    from mobilebert_tf.lite import export_task, export_text_classifier
    from mobilebert_tf.models import (
        MobileBERTQuestionAnswerer,
        MobileBERTTextClassifier,
        load_preset,
    )

    config = _config()
    model = load_preset(_PRESET.value)
    labelled = _read_data(model) if _DATA.value else None
    if isinstance(model, MobileBERTTextClassifier):
        report = export_text_classifier(model, _OUTPUT.value, config, texts)
        return report | _task_score(model, labelled)
    if isinstance(model, MobileBERTQuestionAnswerer):
        texts = _pairs(texts)
    return export_task(model, _OUTPUT.value, config, texts)


def _read_data(model):
    """The labelled texts of `--data`, read before the export so as to fail early."""
    from mobilebert_tf.data import read_labelled_text
    from mobilebert_tf.lite.task_outputs import task_of

    if task_of(model) != "text_classifier":
        raise ValueError(
            "`--data` must be left out but for text classifiers of one label. "
            f"Received: --data={_DATA.value} with a {task_of(model).replace('_', ' ')}"
        )
    return read_labelled_text(_DATA.value, model.class_names)


def _task_score(model, labelled) -> dict:
    from mobilebert_tf.lite import task_score

    if labelled is None:
        return {}
    with open(_OUTPUT.value, "rb") as file:
        return {"task_score": task_score(file.read(), model, labelled.texts, labelled.labels)}


def _export_architecture() -> dict:
    from mobilebert_tf.lite import export_encoder, untrained_encoder

    # Random tokens are all alike: a few find the ranges.
    config = _config(num_calibration_texts=8, num_verification_texts=4)
    encoder = untrained_encoder(_ARCHITECTURE.value, _SEED.value)
    return export_encoder(encoder, _OUTPUT.value, config, _SEED.value)


def _config(**numbers):
    from mobilebert_tf.lite import ExportConfig

    *shorter, longest = _sequence_lengths()
    return ExportConfig(
        precision=_PRECISION.value,
        sequence_length=longest,
        shorter_lengths=tuple(shorter),
        half_precision=_HALF_PRECISION.value,
        **numbers,
    )


def _sequence_lengths() -> list[int]:
    texts = _SEQUENCE_LENGTHS.value or [str(_SEQUENCE_LENGTH.value)]
    if not all(text.strip().isdecimal() for text in texts):
        raise ValueError(
            "`--sequence_lengths` must be whole numbers with commas between them, such as "
            f"32,64,128. Received: --sequence_lengths={','.join(texts)}"
        )
    return sorted(map(int, texts))


def _require_preset(path: str) -> None:
    if not os.path.isfile(os.path.join(path, "task.json")):
        raise ValueError(
            f"`--preset` must be the folder of a task's preset (it has a task.json). "
            f"Received: --preset={path}"
        )


def _pairs(texts: list[str]) -> list[tuple[str, str]]:
    pairs = [tuple(text.split("\t")) for text in texts]
    for number, pair in enumerate(pairs, start=1):
        if len(pair) != 2:
            raise ValueError(
                f"text {number} of {_CALIBRATION.value} must be question, tab, context. "
                f"Received: {texts[number - 1]!r}"
            )
    return pairs


def _read_texts(path: str) -> list[str]:
    with open(path, encoding="utf-8") as file:
        try:
            return [line.strip() for line in file if line.strip()]
        except UnicodeDecodeError as error:
            raise ValueError(f"{path} must be UTF-8: {error}") from error


def _write_report(report: dict) -> None:
    with whole_file(f"{_OUTPUT.value}.json") as partial:
        partial.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    app.run(main)
