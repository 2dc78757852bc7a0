# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One virtual environment for each client, made once and kept.

Their requirements exclude each other and TensorFlow's, so none of them can be in ours.
The folder is `.clients` in the repository, or `$CLIENTS_DIR`. The Task Library needs a
library of the system too: `apt-get install libusb-1.0-0`.
"""

import functools
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import venv

import pytest

REPOSITORY = pathlib.Path(__file__).parents[2]
REQUIREMENTS = {
    "task_library": ("tflite-support==0.4.4",),
    "mediapipe": ("mediapipe>=1.2,<2",),
    "litert": ("ai-edge-litert==2.3.0",),
    "tflite_runtime": ("tflite-runtime==2.14.0", "numpy<2"),
}
_MODULES = {
    "task_library": "tflite_support.task.text",
    "mediapipe": "mediapipe.tasks.python.text",
    "litert": "ai_edge_litert.interpreter",
    "tflite_runtime": "tflite_runtime.interpreter",
}


@functools.cache
def client_python(name: str) -> pathlib.Path:
    """The Python that has the client; installs it the first time.

    Skips the test where the system lacks a library that the client is linked with.

    Raises:
        subprocess.CalledProcessError: if it cannot be installed.
        RuntimeError: if it cannot be imported. A file that it refuses would look alike.
    """
    python = _installed(name)
    command = [python, "-c", f"import {_MODULES[name]}"]
    imported = subprocess.run(command, capture_output=True, text=True)
    if imported.returncode:
        reason = imported.stderr.strip().rpartition("\n")[2]
        if "cannot open shared object file" in reason:
            pytest.skip(f"{name}: {reason}")
        raise RuntimeError(f"{name} cannot be imported: {reason}")
    return python


def _installed(name: str) -> pathlib.Path:
    requirements = REQUIREMENTS[name]
    version = hashlib.sha256(" ".join((sys.version, *requirements)).encode()).hexdigest()[:12]
    root = pathlib.Path(os.environ.get("CLIENTS_DIR") or REPOSITORY / ".clients")
    folder = root / f"{name}-{version}"
    python, stamp = folder / "bin" / "python", folder / "installed"
    if not stamp.exists():  # The stamp comes last: what was interrupted starts again.
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*command, *requirements], check=True)
        stamp.touch()
    return python
