# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Toy models and the schema, for the tests of this folder."""

import json
import pathlib

import jsonschema
import pytest

from android_bench.tiny_model import tiny_model

REPOSITORY = pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    """Two toy models."""
    folder = tmp_path_factory.mktemp("a folder, with 'quotes' & spaces")
    paths = (folder / "a.tflite", folder / "b.tflite")
    for path, length in zip(paths, (6, 8), strict=True):
        path.write_bytes(tiny_model(sequence_length=length))
    return paths


@pytest.fixture(scope="session")
def check_schema():
    """Fails if a result is not what the published schema says."""
    text = (REPOSITORY / "android_bench/result_schema.json").read_text("utf-8")
    return lambda result: jsonschema.validate(result, json.loads(text))
