# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Converts checkpoints between this library, google-research and Transformers.

    python -m mobilebert_tf.convert_checkpoint --input=PATH --output=DIR [--to=FORMAT]

Reads google-research's TensorFlow 1 checkpoints, the Model Garden's, Transformers'
folders and presets; the format is detected. Configuration and vocabulary are looked
for beside the checkpoint and one folder up.
"""

import os
import sys

from absl import app, flags

_INPUT = flags.DEFINE_string("input", None, "Checkpoint: a folder, a prefix or a file.")
_OUTPUT = flags.DEFINE_string("output", None, "Folder to write; must not exist yet.")
_TO = flags.DEFINE_enum("to", "preset", ["preset", "google", "transformers"], "Format to write.")
_CONFIG = flags.DEFINE_string("config", None, "Configuration (JSON) that lies elsewhere.")
_VOCABULARY = flags.DEFINE_string("vocabulary", None, "Vocabulary (vocab.txt) that lies elsewhere.")
_GELU = flags.DEFINE_enum(
    "gelu", "auto", ["auto", "tanh", "exact"], "Form of the encoder's gelu; auto goes by format."
)
_MASK = flags.DEFINE_enum(
    "mask", "additive", ["additive", "replace"], "Mask: add -10000, or replace scores by -6."
)
_TASK = flags.DEFINE_string("task", None, "Class of the task, where several share a head.")
_LOWERCASE = flags.DEFINE_bool("lowercase", True, "Whether the vocabulary is uncased.")


def main(argv: list[str]) -> None:
    """Converts, and prints what was found."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if len(argv) > 1:
        raise app.UsageError(f"Unknown argument {argv[1]!r}.")
    try:
        print(_convert())
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")


def _convert() -> str:
    from mobilebert_tf import checkpoints

    read = checkpoints.ReadConfig(
        gelu=_GELU.value, mask=_MASK.value, task=_TASK.value, lowercase=_LOWERCASE.value
    )
    config = checkpoints.ConvertConfig(
        input=_INPUT.value,
        output=_OUTPUT.value,
        to=_TO.value,
        config=_CONFIG.value,
        vocabulary=_VOCABULARY.value,
        read=read,
    )
    conversion: checkpoints.Conversion = checkpoints.convert_checkpoint(config)
    tokenizer = "with" if conversion.has_tokenizer else "without"
    lines = [
        f"{config.output}: {conversion.model} of {conversion.parameters:,} weights from "
        f"{conversion.file_format} to {config.to}, {tokenizer} a tokenizer"
    ]
    return "\n".join(lines + [f"note: {note}" for note in conversion.notes])


if __name__ == "__main__":
    flags.mark_flags_as_required(["input", "output"])
    app.run(main)
