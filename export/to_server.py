# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Turns a task's preset into what servers load: a SavedModel folder or a `.keras` file.

    python -m export.to_server --preset=quickstart/preset --output=served/1
    python -m export.to_server --preset=quickstart/preset --output=model.keras --format=keras

A classifier's SavedModel takes raw text, the tokenizer is inside; every SavedModel has
a signature `ids` with the inputs and outputs of the `.tflite` file of the same preset.
"""

import json
import os
import pathlib
import sys

from absl import app, flags

_PRESET = flags.DEFINE_string("preset", None, "Folder of a task's preset.", required=True)
_OUTPUT = flags.DEFINE_string("output", None, "Folder, or .keras file, to write.", required=True)
_FORMAT = flags.DEFINE_enum("format", "saved_model", ["saved_model", "keras"], "What to write.")


def main(argv):
    """Exports; any bad input ends in one sentence and exit status 1."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if len(argv) > 1:
        sys.exit(f"Unexpected argument {argv[1]!r}: everything is a flag, see --help.")
    try:
        report = _export()
    except (OSError, ValueError) as error:
        sys.exit(f"Not exported: {error}")
    print(json.dumps(report, indent=2))


def _export() -> dict:
    if not os.path.isfile(os.path.join(_PRESET.value, "task.json")):
        raise ValueError(
            "`--preset` must be the folder of a task's preset (it has a task.json). "
            f"Received: --preset={_PRESET.value}"
        )
    _require_apart(_PRESET.value, _OUTPUT.value)
    _require_format(_OUTPUT.value, _FORMAT.value)
    # Imported late: TensorFlow takes seconds, and the checks above do not need it.
    from mobilebert_tf.lite import export_keras, export_saved_model
    from mobilebert_tf.models import load_preset

    export = export_keras if _FORMAT.value == "keras" else export_saved_model
    return export(load_preset(_PRESET.value), _OUTPUT.value)


def _require_apart(preset: str, output: str) -> None:
    """For a folder that is written takes the place of what is there."""
    read, written = pathlib.Path(preset).resolve(), pathlib.Path(output).resolve()
    if read.is_relative_to(written) or written.is_relative_to(read):
        raise ValueError(
            "`--output` must be neither the preset nor a folder around or inside of it. "
            f"Received: --preset={preset}, --output={output}"
        )


def _require_format(output: str, kind: str) -> None:
    """For a SavedModel is a folder, which nobody looks for under such a name."""
    if kind != "keras" and pathlib.Path(output).suffix == ".keras":
        raise ValueError(
            "`--output` ends in .keras, as a file does: pass --format=keras to write one, or "
            f"the name of a folder. Received: --format={kind}, --output={output}"
        )


if __name__ == "__main__":
    app.run(main)
