# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Imports point one way: from the programs down to the layers."""

import pathlib
import sys

from tests.architecture.source_tree import (
    LIBRARY,
    PROGRAM_FOLDERS,
    imported_folders,
    imported_names,
    python_files,
)

# Sub-package -> (sub-packages it may import, third-party packages it may import).
# It may always import itself, the standard library and `mobilebert_tf._*`.
NUMERICS = {"keras", "numpy"}
TENSORFLOW = NUMERICS | {"tensorflow", "tensorflow_text", "keras_hub", "absl", "tqdm"}
ALLOWED = {
    "files": (set(), set()),
    "layers": (set(), {"keras"}),
    "losses": (set(), NUMERICS),
    "optimizers": (set(), NUMERICS),
    "metrics": (set(), NUMERICS | {"scipy", "sklearn"}),
    "text": (set(), TENSORFLOW),
    "models": ({"files", "layers", "text"}, TENSORFLOW | {"h5py"}),
    "checkpoints": ({"files", "models"}, TENSORFLOW | {"safetensors"}),
    "data": (
        {"files", "text"},
        TENSORFLOW | {"apache_beam", "matplotlib", "tensorflow_datasets"},
    ),
    "task_data": ({"files", "data", "metrics", "text"}, {"numpy", "tensorflow_datasets"}),
    "training": (
        {"files", "models", "data", "losses", "optimizers", "metrics", "lite"},
        TENSORFLOW | {"orbit"},
    ),
    "distill": ({"files", "layers", "training", "losses", "models"}, TENSORFLOW | {"orbit"}),
    "recipes": ({"files", "distill", "training", "data", "models", "tasks"}, TENSORFLOW),
    "lite": (
        {"files", "models", "text"},
        TENSORFLOW | {"ai_edge_litert", "ai_edge_quantizer", "flatbuffers"},
    ),
    "tasks": (
        {"files", "data", "losses", "metrics", "models", "task_data", "training", "lite"},
        TENSORFLOW | {"optuna", "matplotlib"},
    ),
}
# File -> third-party packages that it alone may import.
ALLOWED_FILES = {
    # The form that TensorFlow's graph optimiser knows has no name in Keras.
    "mobilebert_tf/layers/fused_layer_norm.py": {"tensorflow"},
}
# Top-level folder -> folders of this repository it may import.
ALLOWED_FOLDERS = {
    LIBRARY: {LIBRARY},
    "export": {LIBRARY, "export"},
    "experiments": {LIBRARY, "experiments"},
    "android_bench": {"android_bench"},
}
FOLDERS = {LIBRARY, *PROGRAM_FOLDERS, "tests"}
LIBRARY_FILES = [path for path in python_files(LIBRARY) if len(path.parts) > 2]
ALL_FILES = python_files(LIBRARY, *PROGRAM_FOLDERS)


def _roots(path: pathlib.Path) -> set[str]:
    return {name.partition(".")[0] for name in imported_names(path)}


def _is_shared_module(path: pathlib.Path) -> bool:
    return len(path.parts) == 2 and path.name.startswith("_") and path.stem != "__init__"


def _only_filled(wrong: dict[str, set[str]]) -> dict[str, set[str]]:
    return {path: names for path, names in wrong.items() if names}


def test_folders_import_only_folders_below():
    wrong = {
        str(path): _roots(path) & FOLDERS - ALLOWED_FOLDERS[path.parts[0]] for path in ALL_FILES
    }
    assert _only_filled(wrong) == {}


def test_every_subpackage_has_a_row():
    assert {path.parts[1] for path in LIBRARY_FILES} - set(ALLOWED) == set()


def test_subpackages_import_only_subpackages_below():
    wrong = {}
    for path in LIBRARY_FILES:
        package = path.parts[1]
        imported = imported_folders(path, LIBRARY) - ALLOWED[package][0] - {package}
        wrong[str(path)] = {name for name in imported if not name.startswith("_")}
    assert _only_filled(wrong) == {}


def test_subpackages_import_only_their_third_party_packages():
    ours = FOLDERS | set(sys.stdlib_module_names)
    wrong = {}
    for path in LIBRARY_FILES:
        allowed = ALLOWED[path.parts[1]][1] | ALLOWED_FILES.get(path.as_posix(), set())
        wrong[str(path)] = _roots(path) - ours - allowed
    assert _only_filled(wrong) == {}


def test_library_reads_no_flags():
    flags = {"absl.flags", "absl.app", "argparse"}
    wrong = {str(path): flags & set(imported_names(path)) for path in LIBRARY_FILES}
    assert _only_filled(wrong) == {}


def test_private_top_level_modules_import_nothing_of_ours():
    shared = [path for path in python_files(LIBRARY) if _is_shared_module(path)]
    wrong = {str(path): _roots(path) - set(sys.stdlib_module_names) for path in shared}
    assert _only_filled(wrong) == {}
