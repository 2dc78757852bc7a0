# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Compiles the Java library with a plain JDK, and runs it."""

import functools
import os
import pathlib
import shutil
import subprocess
import tempfile

import pytest

from tests.architecture.source_tree import REPOSITORY

ANDROID = REPOSITORY / "android_bench" / "android"
TOOL = "org.mobilebert.LibraryTool"
_JUNIT_JARS = ("junit4.jar", "hamcrest.jar")
_JAR_FOLDERS = ("/usr/share/java", "/usr/local/share/java")


def require_jdk() -> None:
    """Skips the test where Java cannot be compiled."""
    if not (shutil.which("javac") and shutil.which("java")):
        pytest.skip("needs a JDK: apt-get install default-jdk-headless junit4")


def junit_jars() -> list[str]:
    """Returns the jars of JUnit 4; skips the test where there are none, or no JDK.

    `JUNIT_JARS` may name them, separated as in a class path.
    """
    require_jdk()
    if os.environ.get("JUNIT_JARS"):
        return os.environ["JUNIT_JARS"].split(os.pathsep)
    for folder in map(pathlib.Path, _JAR_FOLDERS):
        jars = [folder / name for name in _JUNIT_JARS]
        if all(jar.exists() for jar in jars):
            return list(map(str, jars))
    pytest.skip("needs JUnit 4: apt-get install junit4, or JUNIT_JARS=junit.jar:hamcrest.jar")


def sources(folder: str) -> list[str]:
    """Returns the Java files below a folder of `android_bench/android`."""
    return sorted(map(str, (ANDROID / folder).rglob("*.java")))


def compile_java(files: list[str], output: str, *class_path: str) -> None:
    """Compiles for Java 8; any warning is an error."""
    command = ["javac", "--release", "8", "-Xlint:all,-options", "-Werror", "-encoding", "UTF-8"]
    command += ["-d", output, "-cp", os.pathsep.join([output, *class_path]), *files]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stdout + result.stderr


@functools.cache
def library_classes() -> str:
    """Compiles the library and its command-line tool once; returns the folder."""
    require_jdk()
    folder = tempfile.TemporaryDirectory(prefix="mobilebert_java_")
    _FOLDERS.append(folder)
    tool = str(ANDROID / "core/src/test/java/org/mobilebert/LibraryTool.java")
    compile_java([*sources("core/src/main"), tool], folder.name)
    return folder.name


def run_java(*arguments: str, class_path: tuple[str, ...] = (), text: str = "") -> str:
    """Runs a class of the library; returns its standard output."""
    path = os.pathsep.join([library_classes(), *class_path])
    command = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path, *arguments]
    result = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", timeout=300)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-4000:]
    return result.stdout


_FOLDERS: list[tempfile.TemporaryDirectory] = []  # removed when Python ends
