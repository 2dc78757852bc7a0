# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Toy models and the schema, for the tests of this folder."""

import json
import pathlib
import shutil
import subprocess
import time

import jsonschema
import pytest

from android_bench.cache import cache_root
from android_bench.tiny_model import tiny_model
from tests.android_bench.fake_phone import FakePhone
from tests.free_ports import free_ports

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


@pytest.fixture(scope="module")
def adb_server(tmp_path_factory):
    """A server of the real adb client, apart from the user's; skips without adb."""
    client = shutil.which("adb")
    if client is None:
        pytest.skip("needs adb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANDROID_ADB_SERVER_PORT", str(free_ports(1)[0]))
        patch.setenv("ANDROID_BENCH_CACHE", str(cache_root()))
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        subprocess.run([client, "start-server"], check=True, capture_output=True, timeout=30)
        try:
            yield client
        finally:
            subprocess.run([client, "kill-server"], capture_output=True, timeout=30)


@pytest.fixture
def plug_in(adb_server, tmp_path):
    """Makes phones and connects them; takes them away in the end."""
    phones = []

    def plug_in(**options):
        phone = FakePhone(tmp_path / f"phone{len(phones)}", **options)
        phones.append(phone)
        subprocess.run([adb_server, "connect", phone.serial], capture_output=True, timeout=30)
        states = ("device",) if phone.authorised else ("unauthorized", "authorizing")
        _wait_until(lambda: _devices(adb_server).get(phone.serial) in states)
        return phone

    yield plug_in
    for phone in phones:
        phone.close()
        subprocess.run([adb_server, "disconnect", phone.serial], capture_output=True, timeout=30)
    # adb answers before it has forgotten them, and the next test counts its devices.
    _wait_until(lambda: not any(phone.serial in _devices(adb_server) for phone in phones))


def _devices(client):
    """Serial -> state of all that the server knows."""
    command = [client, "devices"]
    printed = subprocess.run(command, capture_output=True, text=True, timeout=30).stdout
    return dict(line.split("\t") for line in printed.splitlines() if "\t" in line)


def _wait_until(holds):
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "the adb server does not follow"
        time.sleep(0.02)
