# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of what is built once and kept."""

import pytest

from android_bench.cache import cached_folder
from android_bench.errors import BenchmarkError
from android_bench.native_build import build_host_runner


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ANDROID_BENCH_CACHE", str(tmp_path / "cache"))


def test_a_folder_is_filled_once(tmp_path):
    calls = []

    def fill(folder):
        calls.append(folder)
        (folder / "file").write_text("content")

    assert cached_folder("it", fill) == cached_folder("it", fill) == tmp_path / "cache" / "it"
    assert len(calls) == 1
    assert (tmp_path / "cache" / "it" / "file").read_text() == "content"


def test_a_folder_that_cannot_be_filled_leaves_nothing(tmp_path):
    def fill(folder):
        (folder / "half").write_text("")
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        cached_folder("it", fill)
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_folder_that_somebody_else_made_meanwhile_is_taken(tmp_path):
    def fill(folder):
        (folder / "file").write_text("mine")
        other = tmp_path / "cache" / "it"
        other.mkdir()
        (other / "file").write_text("theirs")

    assert (cached_folder("it", fill) / "file").read_text() == "theirs"
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["it"]


def test_a_compiler_that_fails_is_one_sentence(tmp_path, monkeypatch):
    compiler = tmp_path / "c++"
    compiler.write_text("#!/bin/sh\necho 'error: out of order' >&2; exit 1\n")
    compiler.chmod(0o755)
    monkeypatch.setenv("CXX", str(compiler))
    with pytest.raises(BenchmarkError, match="cannot compile android_bench: error: out of order"):
        build_host_runner()
    assert list((tmp_path / "cache").iterdir()) == []


def test_no_compiler_is_one_sentence(monkeypatch):
    monkeypatch.setenv("CXX", "no-such-compiler")
    with pytest.raises(BenchmarkError, match=r"there is no C\+\+ compiler .* Install g\+\+"):
        build_host_runner()
