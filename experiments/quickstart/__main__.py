# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From plain text to a phone-ready file.

    python -m experiments.quickstart --workdir=quickstart
    python -m experiments.quickstart --text=my_text/ --labels=my_labels.tsv --workdir=mine

Without `--text` and `--labels` it learns the English in the docstrings of the
installed Python packages, and to tell which package a docstring comes from.
"""

from __future__ import annotations

import sys

from absl import app, flags, logging

from experiments.quickstart.config import SMALL, SMOKE, QuickstartConfig

_TEXT = flags.DEFINE_string(
    "text",
    None,
    "File, directory or pattern of plain text (also .gz, .xz, .bz2): one paragraph a line, a "
    "blank line between documents. Needs --labels.",
)
_LABELS = flags.DEFINE_string("labels", None, "TSV of the task, `text<TAB>label`. Needs --text.")
_TEST_LABELS = flags.DEFINE_string(
    "test_labels", None, "TSV to score on, instead of a part of --labels that is set aside."
)
_WORKDIR = flags.DEFINE_string("workdir", "quickstart", "Where everything is written.")
_COMPARE = flags.DEFINE_bool("compare", False, "Train a student without transfer too.")
_SMOKE = flags.DEFINE_bool("smoke", False, "A toy language and toy models, in a minute or two.")
_SEED = flags.DEFINE_integer("seed", 0, "Of everything random.")


def main(arguments: list[str]) -> None:
    """Runs the quickstart that the flags describe."""
    if len(arguments) > 1:
        raise app.UsageError(f"Unexpected arguments: {' '.join(arguments[1:])}")
    try:
        config = QuickstartConfig(
            text=_TEXT.value,
            labels=_LABELS.value,
            test_labels=_TEST_LABELS.value,
            compare=_COMPARE.value,
            scale=SMOKE if _SMOKE.value else SMALL,
            seed=_SEED.value,
        )
        # Here, so that bad flags are refused before TensorFlow is imported.
        from experiments.quickstart.run import run_quickstart

        # Orbit logs what the progress lines and `metrics.jsonl` say already.
        logging.set_verbosity(logging.ERROR)
        run_quickstart(config, _WORKDIR.value)
    except (ValueError, OSError) as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit("Interrupted. Run the same command again to continue.")


if __name__ == "__main__":
    app.run(main)
