# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The Java library passes its own tests on the JVM, and reads files that we export."""

import pathlib
import re
import shutil

import pytest

from mobilebert_tf.lite.metadata import ModelMetadata
from tests.android_bench.android_goldens import file_without_operators
from tests.android_bench.android_java import (
    ANDROID,
    TOOL,
    compile_java,
    junit_jars,
    library_classes,
    run_java,
    sources,
)


@pytest.fixture(scope="module")
def test_classes(tmp_path_factory):
    """Compiles the JVM tests, beside their golden files."""
    folder = tmp_path_factory.mktemp("java_tests")
    shutil.copytree(ANDROID / "core/src/test/resources", folder, dirs_exist_ok=True)
    jars = junit_jars()
    compile_java(sources("core/src/test"), str(folder), library_classes(), *jars)
    return (str(folder), *jars)


def test_jvm_tests_pass(test_classes):
    tests = [path for path in sources("core/src/test") if path.endswith("Test.java")]
    names = [f"org.mobilebert.{pathlib.Path(path).stem}" for path in tests]
    output = run_java("org.junit.runner.JUnitCore", *names, class_path=test_classes)
    passed = int(re.search(r"OK \((\d+) tests\)", output).group(1))
    assert passed >= sum(pathlib.Path(path).read_text("utf-8").count("@Test") for path in tests)


@pytest.mark.parametrize("lowercase", [True, False])
def test_reads_what_an_export_wrote(lowercase, tmp_path):
    metadata = ModelMetadata(
        vocabulary=("[PAD]", "[UNK]", "[CLS]", "[SEP]", "é😀"),
        labels=("bad film", "guter Film"),
        lowercase=lowercase,
        task="multi_label_classifier",
        name="Toy",
    )
    file = tmp_path / "model.tflite"
    file.write_bytes(file_without_operators(metadata))
    lines = run_java(TOOL, "metadata", str(file)).splitlines()
    assert lines[:9] == [
        "name=Toy",
        "description=",
        "license=",
        "task=multi_label_classifier",
        f"lowercase={str(lowercase).lower()}",
        f"strip_accents={str(lowercase).lower()}",
        "inputs=ids,mask,segment_ids",
        "outputs=probability",
        "labels=bad film,guter Film",
    ]
    assert lines[9:] == [f"piece={piece}" for piece in metadata.vocabulary]


def test_no_android_in_the_library():
    """Else neither the JVM tests nor a server could use it."""
    for file in sources("core/src"):
        text = pathlib.Path(file).read_text("utf-8")
        assert re.findall(r"import (?!java\.|static org\.junit|org\.junit)(\S+)", text) == [], file
