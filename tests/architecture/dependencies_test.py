# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the code imports is what setup.cfg declares, in both directions."""

import configparser
import re
import sys

from tests.architecture.source_tree import (
    LIBRARY,
    PROGRAM_FOLDERS,
    REPOSITORY,
    imported_names,
    python_files,
)

# Import name -> distribution, where they differ.
DISTRIBUTIONS = {
    "absl": "absl-py",
    "orbit": "tf-models-official",
    "sklearn": "scikit-learn",
}
# Declared because another dependency lacks it, or a bound of it; setup.cfg says why.
CONSTRAINTS = {"importlib-resources", "protobuf"}


def _declared(section: str, key: str) -> set[str]:
    setup = configparser.ConfigParser(comment_prefixes=("#",))
    setup.read(REPOSITORY / "setup.cfg", encoding="utf-8")
    lines = setup[section][key].split("\n")
    return {re.match(r"[\w-]+", line).group() for line in lines if line.strip()}


def _imported(*folders: str) -> set[str]:
    names = (name for path in python_files(*folders) for name in imported_names(path))
    roots = {name.partition(".")[0] for name in names}
    roots -= {LIBRARY, *PROGRAM_FOLDERS, *sys.stdlib_module_names}
    return {DISTRIBUTIONS.get(root, root.replace("_", "-")) for root in roots}


def test_library_imports_only_what_is_declared():
    declared = _declared("options", "install_requires")
    search = _declared("options.extras_require", "search")
    assert sorted(_imported(LIBRARY) - declared - search) == []


def test_everything_declared_is_imported():
    declared = _declared("options", "install_requires")
    assert sorted(declared - CONSTRAINTS - _imported(LIBRARY, *PROGRAM_FOLDERS)) == []


def test_programs_import_only_what_is_declared():
    declared = _declared("options", "install_requires")
    extras = _declared("options.extras_require", "experiments")
    assert sorted(_imported(*PROGRAM_FOLDERS) - declared - extras) == []
