# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Importing costs little until a model is built, and an interpreter needs no TensorFlow."""

import subprocess
import sys

import pytest

from tests.architecture.source_tree import LIBRARY, REPOSITORY, module_name, python_files

PACKAGES = [module_name(path) for path in python_files(LIBRARY) if path.name == "__init__.py"]
# What runs beside a .tflite file must run where TensorFlow is not installed.
WITHOUT_TENSORFLOW = [
    "mobilebert_tf.lite.metadata",
    "mobilebert_tf.lite.text_classifier_interpreter",
    "mobilebert_tf.lite.word_piece",
    "export.predict",
    "android_bench.run",
]
HEAVY = ("tensorflow", "keras", "keras_hub", "tensorflow_text", "orbit", "ai_edge_quantizer")


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)


def test_packages_import_in_under_a_second():
    # Processor time, so that a busy machine does not fail the test.
    program = (
        "import importlib, sys, time\n"
        "start = time.process_time()\n"
        "for name in sys.argv[2:]: importlib.import_module(name)\n"
        "seconds = time.process_time() - start\n"
        "print(seconds, *(set(sys.argv[1].split()) & set(sys.modules)))\n"
    )
    result = _run(program, " ".join(HEAVY), *PACKAGES)
    assert result.returncode == 0, result.stderr
    seconds, *heavy = result.stdout.split()
    assert heavy == []
    assert float(seconds) < 1.0


@pytest.mark.parametrize("name", WITHOUT_TENSORFLOW)
def test_module_imports_where_tensorflow_is_missing(name):
    if not (REPOSITORY / f"{name.replace('.', '/')}.py").exists():
        pytest.fail(f"{name} is gone; correct WITHOUT_TENSORFLOW")
    program = (
        "import importlib, sys\n"
        "for name in sys.argv[1].split(): sys.modules[name] = None\n"
        "importlib.import_module(sys.argv[2])\n"
    )
    result = _run(program, " ".join(HEAVY), name)
    assert result.returncode == 0, result.stderr
