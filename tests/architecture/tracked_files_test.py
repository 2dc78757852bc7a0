# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The repository holds source: small text files, a few images, and no artefacts."""

import os
import pathlib

from tests.architecture.source_tree import REPOSITORY, repository_files

MAX_BYTES = 400_000
IMAGES = {".png", ".svg", ".gif", ".jpg"}
ARTEFACTS = {
    *(".tflite", ".h5", ".keras", ".pb", ".ckpt", ".index", ".safetensors", ".onnx"),
    *(".npy", ".npz", ".pkl", ".pickle", ".tfrecord", ".bin", ".so", ".o", ".apk", ".aar"),
    *(".zip", ".gz", ".xz", ".bz2", ".tar", ".whl", ".pyc", ".log", ".swp", ".DS_Store"),
}
EXPECTED = [
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "WORKSPACE",
    "pyproject.toml",
    "ruff.toml",
    "setup.cfg",
    ".ci/run",
]
FILES = repository_files()
TEXTS = [path for path in FILES if path.suffix not in IMAGES | ARTEFACTS]


def test_top_level_is_complete():
    assert [name for name in EXPECTED if not (REPOSITORY / name).is_file()] == []


def test_no_artefacts():
    assert [str(path) for path in FILES if path.suffix in ARTEFACTS] == []


def test_no_large_files():
    sizes = {str(path): (REPOSITORY / path).stat().st_size for path in FILES}
    assert {name: size for name, size in sizes.items() if size > MAX_BYTES} == {}


def _untidy(path: pathlib.Path) -> list[str]:
    text = (REPOSITORY / path).read_bytes().decode("utf-8", errors="replace")
    lines = text.split("\n")
    found = {
        "is not UTF-8": "\ufffd" in text,
        "has carriage returns": "\r" in text,
        "has no final newline": bool(text) and not text.endswith("\n"),
        "ends in empty lines": text.endswith("\n\n"),
        "has trailing spaces": any(line != line.rstrip(" \t") for line in lines),
    }
    return [what for what, is_so in found.items() if is_so]


def test_text_is_utf8_with_clean_line_ends():
    untidy = {str(path): _untidy(path) for path in TEXTS}
    assert {path: what for path, what in untidy.items() if what} == {}


def test_ci_script_can_be_executed():
    assert os.access(REPOSITORY / ".ci/run", os.X_OK)
