# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs `export.to_tflite` on a toy, and ends it by SIGKILL at a moment.

python -m tests.export.killed_export MOMENT OUTPUT
"""

import os
import pathlib
import signal
import sys


def main() -> None:
    """Exports, and dies on the way."""
    # A program's flags must not meet another's in the tests' own process.
    from absl import flags

    from export import to_tflite

    moment, output = sys.argv[1:]
    MOMENTS[moment](output)
    arguments = ["--architecture=mobilebert_toy", "--precision=float32", "--sequence_length=8"]
    flags.FLAGS(["to_tflite", *arguments, f"--output={output}"])
    to_tflite.main(["to_tflite"])


def _while_the_file_is_written(_: str) -> None:
    def write_half(path, content):
        with open(path, "wb") as file:
            file.write(content[: len(content) // 2])
        _die()

    pathlib.Path.write_bytes = write_half


def _when_the_file_has_its_name(output: str) -> None:
    replace = os.replace

    def replace_and_die(old, new):
        replace(old, new)
        if str(new) == output:
            _die()

    os.replace = replace_and_die


def _while_the_report_is_written(_: str) -> None:
    def write_half(path, text, **_):
        with open(path, "w") as file:
            file.write(text[: len(text) // 2])
        _die()

    pathlib.Path.write_text = write_half


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


MOMENTS = {
    "while the file is written": _while_the_file_is_written,
    "when the file has its name": _when_the_file_has_its_name,
    "while the report is written": _while_the_report_is_written,
}

if __name__ == "__main__":
    main()
