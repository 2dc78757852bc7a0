# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every public name of the packages exists, and the versions agree."""

import configparser
import importlib

import pytest

import mobilebert_tf
from tests.architecture.source_tree import LIBRARY, REPOSITORY, module_name, python_files

PACKAGES = [module_name(path) for path in python_files(LIBRARY) if path.name == "__init__.py"]


@pytest.mark.parametrize("package", PACKAGES)
def test_public_names_exist_and_have_docstrings(package):
    module = importlib.import_module(package)
    objects = {name: getattr(module, name) for name in module.__all__}
    callables = {name: thing for name, thing in objects.items() if callable(thing)}
    assert [name for name, thing in callables.items() if not thing.__doc__] == []


def test_version_is_the_one_of_setup_cfg():
    setup = configparser.ConfigParser()
    setup.read(REPOSITORY / "setup.cfg", encoding="utf-8")
    assert mobilebert_tf.__version__ == setup["metadata"]["version"]
