# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The app compiles, as far as can be told without an Android SDK.

Against stubs with the signatures of Android and LiteRT; resources by Debian's
`aapt` where it is installed. What only a phone can show is not tested here.
"""

import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from tests.android_bench.android_java import (
    ANDROID,
    compile_java,
    library_classes,
    run_java,
    sources,
)

MAIN = ANDROID / "app/src/main"
STUBS = pathlib.Path(__file__).parent / "android_stubs"
FRAMEWORK = pathlib.Path("/usr/share/android-framework-res/framework-res.apk")
NAME = "{http://schemas.android.com/apk/res/android}name"
ANDROID_XML = sorted(MAIN.rglob("*.xml"))


def _resource_class() -> str:
    """Writes the R class as Android's tools would: a number for each resource."""
    names = {"id": set(), "layout": {path.stem for path in (MAIN / "res/layout").iterdir()}}
    for path in (MAIN / "res/layout").iterdir():
        names["id"] |= set(re.findall(r"@\+id/(\w+)", path.read_text("utf-8")))
    strings = ElementTree.parse(MAIN / "res/values/strings.xml").getroot()
    names["string"] = {string.get("name") for string in strings}
    classes = [
        f"  public static final class {kind} {{\n"
        + "".join(f"    public static final int {name} = {i};\n" for i, name in enumerate(each))
        + "  }\n"
        for kind, each in names.items()
    ]
    return "package org.mobilebert.app;\n\npublic final class R {\n" + "".join(classes) + "}\n"


@pytest.fixture(scope="module")
def app_classes(tmp_path_factory):
    """Compiles the app, the stubs and what runs the app's model on them."""
    folder = tmp_path_factory.mktemp("app")
    resources = folder / "R.java"
    resources.write_text(_resource_class(), encoding="utf-8")
    classes = folder / "classes"
    classes.mkdir()
    stubs = sorted(map(str, STUBS.rglob("*.java")))
    files = [*sources("app/src/main"), str(resources), *stubs]
    compile_java(files, str(classes), library_classes())
    return classes


def test_compiles(app_classes):
    assert (app_classes / "org/mobilebert/app/BenchmarkActivity.class").exists()


def test_model_gives_inputs_by_name_in_the_shortest_length(app_classes):
    check = "org.mobilebert.app.LiteRtModelCheck"
    lines = run_java(check, class_path=(str(app_classes),)).splitlines()
    assert lines[0] == "longest 12"
    # [CLS] a [SEP] b b b [SEP]: 2+4+3+5+5+5+3; the signature with other inputs, and the
    # output of int32, are passed over. That of int8 goes from 0 in halves.
    assert lines[1] == lines[5] == "2[27.0, 7.0, 4.0]"
    assert lines[2] == lines[4] == lines[6] == "[0.0, 127.5]"
    assert lines[3] == "2[9.0, 3.0, 0.0]"
    assert lines[7] == "open 0"
    assert lines[8].startswith("The file must have a signature with inputs ids")
    assert lines[9] == "open 0"


def test_benchmark_writes_what_it_measured(app_classes, tmp_path):
    (tmp_path / "long.tflite").write_bytes(bytes([6, 12]))
    (tmp_path / "short.tflite").write_bytes(bytes([6]))
    check = "org.mobilebert.app.BenchmarkRunCheck"
    output = run_java(check, str(tmp_path), "x.tflite", class_path=(str(app_classes),))
    line, refusal = output.splitlines()
    result = json.loads(line)
    assert json.loads((tmp_path / "benchmark.json").read_text("utf-8")) == result
    assert not list(tmp_path.glob("*.partial"))
    assert result["warning"] is None and result["device"]["after"]["model"] == "Stand-in"
    assert [row["sequence_length"] for row in result["results"]] == [12, 6]
    for row in result["results"]:
        content = (tmp_path / row["model"]).read_bytes()
        assert row["model_sha256"] == hashlib.sha256(content).hexdigest()
        assert row["model_bytes"] == len(content)
        samples = row["samples_ms"]
        assert len(samples) == result["num_runs"] == 50
        assert row["p90_ms"] == pytest.approx(np.percentile(samples, 90), rel=1e-12)
        assert min(samples) == row["min_ms"] <= row["p50_ms"] <= row["max_ms"] == max(samples)
    assert "without a folder" in refusal


def test_resources_are_packed(tmp_path):
    if not (shutil.which("aapt") and FRAMEWORK.exists()):
        pytest.skip("needs aapt: apt-get install aapt android-framework-res")
    manifest = tmp_path / "AndroidManifest.xml"
    text = (MAIN / "AndroidManifest.xml").read_text("utf-8")
    # Gradle knows the package from build.gradle, aapt wants it here.
    manifest.write_text(text.replace("<manifest ", '<manifest package="org.mobilebert.app" '))
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "model.tflite").write_bytes(bytes(1000))
    package = tmp_path / "app.apk"
    command = ["aapt", "package", "-M", manifest, "-I", FRAMEWORK, "-S", MAIN / "res"]
    command += ["-A", assets, "-0", "tflite", "-F", package]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr
    badging = ["aapt", "dump", "badging", package]
    listed = subprocess.run(badging, capture_output=True, text=True, timeout=300).stdout
    assert "launchable-activity: name='org.mobilebert.app.DemoActivity'" in listed


@pytest.mark.parametrize("path", ANDROID_XML, ids=lambda path: path.name)
def test_xml_is_well_formed_and_its_strings_exist(path):
    ElementTree.parse(path)
    strings = ElementTree.parse(MAIN / "res/values/strings.xml").getroot()
    known = {string.get("name") for string in strings}
    assert set(re.findall(r"@string/(\w+)", path.read_text("utf-8"))) <= known


def test_manifest_names_the_activities():
    manifest = ElementTree.parse(MAIN / "AndroidManifest.xml").getroot()
    activities = {activity.get(NAME) for activity in manifest.iter("activity")}
    classes = (MAIN / "java/org/mobilebert/app").glob("*Activity.java")
    assert activities == {f"org.mobilebert.app.{path.stem}" for path in classes}
    assert list(manifest.iter("uses-permission")) == []


def test_versions_are_the_same_everywhere():
    properties = (ANDROID / "gradle.properties").read_text("utf-8")
    version = re.search(r"litertVersion=(\S+)", properties).group(1)
    assert f"litert:litert:{version}" in (ANDROID / "app/BUILD.bazel.example").read_text("utf-8")
    readme = (ANDROID / "README.md").read_text("utf-8")
    assert f"LiteRT {version}" in readme
    gradle = (ANDROID / "build.gradle").read_text("utf-8")
    plugin = re.search(r"version '([\d.]+)'", gradle).group(1)
    assert f"Android Gradle plugin {plugin}" in readme
