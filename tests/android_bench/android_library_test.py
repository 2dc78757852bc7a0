# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The Java library passes its own tests on the JVM, and reads files that we export."""

import os
import pathlib
import re
import subprocess

import pytest

from mobilebert_tf.lite.metadata import ModelMetadata
from tests.android_bench.android_goldens import file_without_operators
from tests.android_bench.android_java import (
    ANDROID,
    TOOL,
    junit_jars,
    run_java,
    sources,
)


def test_jvm_tests_pass():
    environment = os.environ | {"JUNIT_JARS": os.pathsep.join(junit_jars())}
    command = ["sh", str(ANDROID / "run_jvm_tests.sh")]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=900)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-4000:]
    passed = int(re.search(r"OK \((\d+) tests\)", result.stdout).group(1))
    tests = [path for path in sources("core/src/test") if path.endswith("Test.java")]
    assert passed == sum(pathlib.Path(path).read_text("utf-8").count("  @Test") for path in tests)


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
    assert lines[:10] == [
        "name=Toy",
        "description=",
        "license=",
        "task=multi_label_classifier",
        f"lowercase={str(lowercase).lower()}",
        f"strip_accents={str(lowercase).lower()}",
        "split_on_cjk=true",
        "inputs=ids,mask,segment_ids",
        "outputs=probability",
        "labels=bad film,guter Film",
    ]
    assert lines[10:] == [f"piece={piece}" for piece in metadata.vocabulary]


def test_uses_what_android_6_has():
    """Lambdas become classes there, but these methods came with Android 7 and later."""
    later = re.compile(
        r"String\.join|\.stream\(|\.chars\(|\b(?:List|Map|Set)\.of\(|\.getOrDefault\(|"
        r"\.computeIfAbsent\(|\.removeIf\(|\.forEach\(|java\.util\.function|java\.time|"
        r"java\.nio\.file|Base64|readAllBytes"
    )
    for file in [*sources("core/src/main"), *sources("app/src/main")]:
        assert later.findall(pathlib.Path(file).read_text("utf-8")) == [], file


def test_no_android_in_the_library():
    """Else neither the JVM tests nor a server could use it."""
    for file in sources("core/src"):
        text = pathlib.Path(file).read_text("utf-8")
        assert re.findall(r"import (?!java\.|static org\.junit|org\.junit)(\S+)", text) == [], file
