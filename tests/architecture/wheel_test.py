# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The wheel holds the library, all of it, and nothing else."""

import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.architecture.source_tree import (
    LIBRARY,
    PROGRAM_FOLDERS,
    REPOSITORY,
    python_files,
    repository_files,
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Builds the wheel from a copy, where no build/ of an earlier day can leak in."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for path in repository_files():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPOSITORY / path, source / path)
    pip = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"]
    command = [*pip, "--no-index", "--wheel-dir", str(built), str(source)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(built / "site")
    return built / "site"


def test_holds_only_the_library(wheel):
    folders = {path.name for path in wheel.iterdir() if not path.name.endswith(".dist-info")}
    assert folders == {LIBRARY}


def test_holds_every_module_of_the_library(wheel):
    packed = {path.relative_to(wheel) for path in wheel.glob(f"{LIBRARY}/**/*.py")}
    missing = set(python_files(LIBRARY)) - packed
    assert sorted(map(str, missing)) == [], "is an __init__.py missing beside them?"


def test_carries_the_license(wheel):
    (license_file,) = wheel.glob("*.dist-info/**/LICENSE")
    assert license_file.read_text() == (REPOSITORY / "LICENSE").read_text()


@pytest.mark.parametrize("name", [*PROGRAM_FOLDERS, "tests"])
def test_programs_cannot_be_imported_from_it(wheel, name):
    # -I -S: neither this repository nor what is installed beside it can help.
    program = (
        "import sys; sys.path.append(sys.argv[1])\n"
        f"import {LIBRARY}\n"
        "try: __import__(sys.argv[2])\n"
        "except ModuleNotFoundError: sys.exit(0)\n"
        "sys.exit(1)\n"
    )
    command = [sys.executable, "-I", "-S", "-c", program, str(wheel), name]
    result = subprocess.run(command, cwd=wheel, capture_output=True, text=True)
    assert result.returncode == 0, f"`import {name}` works. {result.stderr}"
