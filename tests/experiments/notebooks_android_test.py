# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the Android tutorial tells a reader to paste compiles, and is what the library says."""

import re

import nbformat
import pytest

from tests.android_bench.android_java import ANDROID, compile_java, library_classes
from tests.architecture.source_tree import REPOSITORY

NOTEBOOK = REPOSITORY / "experiments" / "notebooks" / "android_app.ipynb"
STUBS = REPOSITORY / "tests" / "android_bench" / "android_stubs"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What surrounds the snippet in an app: a context, and a screen to show answers on.
ACTIVITY = """package org.mobilebert.app;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import org.mobilebert.LabelScore;
import org.mobilebert.ModelMetadata;
import org.mobilebert.TextClassifier;

final class Snippet {
  void run(android.content.Context context) throws IOException {
%s
  }

  private void show(String label, float score) {
    System.out.println(label + " " + score);
  }
}
"""


def _fences(language: str) -> list[str]:
    notebook = nbformat.read(NOTEBOOK, as_version=nbformat.NO_CONVERT)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return [text for cell in cells for name, text in FENCE.findall(cell) if name == language]


@pytest.mark.slow
def test_java_compiles(tmp_path):
    (snippet,) = _fences("java")
    activity = tmp_path / "Snippet.java"
    activity.write_text(ACTIVITY % snippet, encoding="utf-8")
    app = ANDROID / "app/src/main/java/org/mobilebert/app"
    files = [activity, app / "ModelFiles.java", app / "LiteRtModel.java", *STUBS.rglob("*.java")]
    # The stubs' own package holds programs that check the app.
    files = [str(file) for file in files if STUBS / "org/mobilebert" not in file.parents]
    compile_java(files, str(tmp_path), library_classes())
    assert (tmp_path / "org/mobilebert/app/Snippet.class").exists()


def test_gradle_lines_are_the_librarys():
    (snippet,) = _fences("groovy")
    assert snippet in (ANDROID / "README.md").read_text("utf-8")
