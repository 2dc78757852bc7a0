# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Looks at pre-training examples: counts, lengths, masks, pairs, vocabulary, a few in full.

    python -m mobilebert_tf.inspect_data DIR [--output=REPORT_DIR]

DIR is what `prepare_data` wrote; or a folder or quoted pattern of TFRecords of BERT's
create_pretraining_data. In the examples that are printed, `{fox > [MASK]}` is a token to be
predicted and what stands there instead. All records are read, and damage is counted; with
--noverify, only those that statistics are made of.
"""

import json
import os
import pathlib
import sys

from absl import app, flags, logging

_OUTPUT = flags.DEFINE_string("output", "", "Folder for report.json, report.txt and report.png.")
_VOCABULARY = flags.DEFINE_string("vocabulary", "", "Word pieces, if DIR has no vocab.txt.")
_EXAMPLES = flags.DEFINE_integer(
    "examples", 100_000, "Statistics are of so many of each split; 0: of all.", lower_bound=0
)
_SAMPLES = flags.DEFINE_integer("samples", 3, "Examples to print of each split.", lower_bound=0)
_VERIFY = flags.DEFINE_bool("verify", True, "Read every record, to find damage.")
_PREDICTIONS = flags.DEFINE_integer(
    "max_predictions", 20, "Masked tokens of an example at most.", lower_bound=1
)
_WHOLE_WORDS = flags.DEFINE_bool("whole_word_masking", False, "Mask whole words.")


def main(argv: list[str]) -> None:
    """Inspects one data set."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if len(argv) != 2:
        raise app.UsageError("Pass one folder of examples, or one quoted pattern.")
    # The report says what was skipped.
    logging.set_verbosity(logging.ERROR)
    try:
        report = _inspect(argv[1])
        text = _text(report)
        if _OUTPUT.value:
            _write(report, text, pathlib.Path(_OUTPUT.value))
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    print(text)


def _inspect(source: str) -> dict:
    from mobilebert_tf.data import PretrainingDatasetConfig
    from mobilebert_tf.data.inspect_examples import inspect_examples

    config = PretrainingDatasetConfig(
        batch_size=4096,
        max_predictions=_PREDICTIONS.value,
        whole_word_masking=_WHOLE_WORDS.value,
        on_corrupt="skip" if _VERIFY.value else "error",
    )
    return inspect_examples(source, config, _VOCABULARY.value, _EXAMPLES.value, _SAMPLES.value)


def _text(report: dict) -> str:
    from mobilebert_tf.data.inspection_text import inspection_text

    return inspection_text(report)


def _write(report: dict, text: str, directory: pathlib.Path) -> None:
    from mobilebert_tf.data.draw_inspection import draw_inspection
    from mobilebert_tf.files import whole_file

    directory.mkdir(parents=True, exist_ok=True)
    contents = {"report.json": json.dumps(report, indent=2), "report.txt": text}
    for name, content in contents.items():
        with whole_file(directory / name) as partial:
            partial.write_text(content + "\n", encoding="utf-8")
    draw_inspection(report, directory / "report.png")


if __name__ == "__main__":
    app.run(main)
