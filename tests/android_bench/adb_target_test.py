# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of measuring on a phone: the real adb client, a phone that is not there."""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

from android_bench import adb_target
from android_bench.adb_target import measure_on_device
from android_bench.benchmark_config import BenchmarkConfig
from android_bench.errors import BenchmarkError
from android_bench.result import make_result
from tests.android_bench.arm_tools import require_arm_tools

if not hasattr(os, "sched_getaffinity"):
    pytest.skip("the phone that is not there needs Linux", allow_module_level=True)
REPOSITORY = pathlib.Path(__file__).parents[2]
BIG = f"{1 << max(os.sched_getaffinity(0)):x}"


@pytest.fixture
def script(tmp_path):
    """Makes a runner of shell commands, which is pushed alone and runs as it is."""

    def script(text, name="runner"):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        return str(path)

    return script


def measure(models, **options):
    return measure_on_device(BenchmarkConfig(models=models, target="adb", **options))


def error_of(models, **options):
    with pytest.raises(BenchmarkError) as caught:
        measure(models, **options)
    return str(caught.value)


def left(phone):
    return [path.name for path in phone.folder.iterdir()]


def test_it_measures_on_the_phone_and_leaves_nothing(plug_in, models, check_schema):
    require_arm_tools()
    phone = plug_in()
    config = BenchmarkConfig(models=models, target="adb", num_runs=3, num_warmup_runs=1)
    result = make_result(config, measure_on_device(config))
    check_schema(result)
    for row in result["results"]:
        assert len(row["samples_ms"]) == 3
        assert row["outputs"][0]["sum"] == pytest.approx(1, abs=1e-6)
        assert any("Fully Connected" in operator["operator"] for operator in row["operators"])
    assert result["core_mask"] == BIG
    assert result["device"]["serial"] == phone.serial
    assert result["device"]["before"]["model"] == "Toy phone"
    assert result["warnings"] == []
    assert left(phone) == []


def test_names_of_files_never_reach_the_phones_shell(plug_in, tmp_path, script, models):
    phone = plug_in()
    odd = tmp_path / "$(reboot); 'a' `b` & c.tflite"
    odd.write_bytes(models[0].read_bytes())
    error_of((odd,), runner=script("exit 1"))
    commands = "\n".join(phone.commands)
    assert "exec ./runner" in commands
    assert "reboot" not in commands and str(tmp_path / "$") not in commands


def test_benchmark_model_runs_on_big_cores(plug_in, models, script, check_schema):
    phone = plug_in()
    count = "count=50 first=1 curr=1 min=1000 max=3000 avg=2000 std=1"
    timings = "Inference timings in us: Init: 1, First inference: 2, Warmup (avg): 3, "
    runner = script(f"echo '{count}'; echo '{timings}Inference (avg): 2000'", "benchmark_model")
    config = BenchmarkConfig(models=models, target="adb", runner=runner)
    result = make_result(config, measure_on_device(config))
    check_schema(result)
    assert [row["mean_ms"] for row in result["results"]] == [2.0, 2.0]
    assert any(f"exec taskset {BIG} ./runner --graph=model1" in text for text in phone.commands)
    assert left(phone) == []


def test_no_adb(models, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "there is no adb. Install it: apt-get install adb" in error_of(models)


def test_no_device(adb_server, models):
    assert "no device is connected. Connect one" in error_of(models)


def test_two_devices(plug_in, models, script):
    first, second = plug_in(), plug_in()
    message = error_of(models)
    assert "2 devices are connected" in message and "Name one: --target=adb:127.0.0.1:" in message
    message = error_of(models, serial=second.serial, runner=script("exit 5"))
    assert "status 5" in message
    assert not first.commands and second.commands
    assert "there is no device flame. Connected: 127." in error_of(models, serial="flame")


def test_unauthorised(plug_in, models):
    plug_in(authorised=False)
    assert "does not trust this computer. Unlock it" in error_of(models)


@pytest.mark.parametrize(
    "printed, message",
    [
        ("x\\toffline", "x is offline. Reconnect it, or run: adb reconnect x"),
        ("x\\tno permissions (udev); see [url]", "this user may not open x: no permissions"),
        ("x\\trecovery", "x is recovery"),
    ],
)
def test_other_states(models, tmp_path, monkeypatch, printed, message):
    adb = tmp_path / "adb"
    adb.write_text(f"#!/bin/sh\nprintf 'List of devices attached\\n{printed}\\n'\n")
    adb.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert message in error_of(models)


def test_other_architecture(plug_in, models):
    plug_in().set_tool("getprop", "echo x86_64")
    assert "must be arm64-v8a. Received: x86_64" in error_of(models)


def test_push_stops_half_way(plug_in, models, script, capsys):
    phone = plug_in()
    phone.push_limit = 100_000
    message = error_of(models, runner=script("#" * 2_000_000))
    assert "runner cannot be copied" in message or "disconnected" in message
    # Nobody can clean up a phone that has gone; the user learns what to remove.
    (folder,) = left(phone)
    assert f"/data/local/tmp/{folder} may be left on {phone.serial}" in capsys.readouterr().err


def test_disk_gets_full(plug_in, models, script):
    phone = plug_in()
    phone.push_limit, phone.on_limit = 100_000, phone.fill_disk
    message = error_of(models, runner=script("#" * 200_000))
    assert "runner cannot be copied" in message and "No space left on device" in message
    assert left(phone) == []


def test_disk_is_full_already(plug_in, models, script):
    phone = plug_in()
    phone.set_tool("df", "echo Filesystem; echo /dev/block/dm-5 9000 8000 1000 99% /data")
    assert "has 1 MB free for files, 34 MB are needed" in error_of(models, runner=script(""))
    assert left(phone) == []


def test_file_arrives_damaged(plug_in, models, script):
    phone = plug_in()
    phone.damage = True
    assert "runner arrived damaged" in error_of(models, runner=script("exit 0"))
    assert left(phone) == []


@pytest.mark.parametrize(
    "text, message",
    [
        ("echo no luck >&2; exit 3", "ended with status 3; its last words: no luck"),
        ("kill -SEGV $$", "ended with signal 11; its last words: "),
        ("exit 0", "output cannot be copied"),
        ("echo rubbish > output", "the runner's output is not what this version"),
        ("printf '\\377\\000' > output", "the runner's output is not what this version"),
    ],
)
def test_runner_fails(plug_in, models, script, text, message):
    phone = plug_in()
    assert message in error_of(models, runner=script(text))
    assert left(phone) == []


def test_runner_takes_too_long(plug_in, models, script):
    phone = plug_in()
    # Long enough for each file to be copied and for the runner to begin, on any machine.
    message = error_of(models, runner=script("echo $$ > ../pid; exec sleep 600"), timeout_s=6)
    assert "took more than 6 s" in message and "--timeout" in message
    number = int((phone.folder / "pid").read_text())
    (phone.folder / "pid").unlink()
    assert left(phone) == []
    assert _is_dead(number)


def test_phone_is_unplugged_while_it_runs(plug_in, models, script, capsys):
    phone = plug_in()
    phone.unplugged_by = "exec ./runner"
    message = error_of(models, runner=script("sleep 1"))
    assert phone.serial in message
    assert "may be left on" in capsys.readouterr().err


def test_phone_answers_slowly(plug_in, models, script):
    phone = plug_in()
    phone.delay_s = 0.3
    assert "status 4" in error_of(models, runner=script("exit 4"))
    assert left(phone) == []


# Tests in the background ignore SIGINT, and so would what they start.
_AS_FROM_A_TERMINAL = """
import os, signal, sys
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interruption_cleans_up(plug_in, models, script, number):
    phone = plug_in()
    runner = script("echo $$ > ../pid; exec sleep 600")
    command = [sys.executable, "-c", _AS_FROM_A_TERMINAL, "-m", "android_bench.run"]
    command += [f"--model={models[0]}", "--target=adb", f"--runner={runner}"]
    pid_file = phone.folder / "pid"
    with subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) as process:
        while not (pid_file.exists() and pid_file.read_text()):
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.05)
        process.send_signal(number)
        error = process.communicate()[1]
    assert process.returncode == 1
    assert error.splitlines()[-1] == "Not measured: interrupted."
    assert "Traceback" not in error
    running = int(pid_file.read_text())
    pid_file.unlink()
    assert left(phone) == []
    assert _is_dead(running)


def test_hot_phone_is_refused_unless_forced(plug_in, models, script):
    phone = plug_in()
    phone.set_tool("dumpsys", "echo 'Thermal Status: 3'; echo '  temperature: 441'")
    message = error_of(models)
    assert "thermal status is severe: let it cool down; its battery has 44.1 °C" in message
    assert not any("exec" in command for command in phone.commands)
    assert "status 6" in error_of(models, runner=script("exit 6"), force=True)


@pytest.fixture
def fine_runner(script):
    """A runner that has measured one run before it was asked."""
    model = {"load_ns": 1, "first_run_ns": 1, "warmup_ns": [], "samples_ns": [1]}
    model |= {"outputs": [], "profile_table": ""}
    content = {"runner_version": "1", "threads": 1, "peak_memory_kib": 1, "models": [model]}
    options = {"num_runs": 1, "num_warmup_runs": 0}
    return options | {"runner": script(f"echo '{json.dumps(content)}' > output")}


def test_folder_of_a_killed_run_is_mentioned(plug_in, models, fine_runner):
    phone = plug_in()
    (phone.folder / "android_bench_0123").mkdir()
    report = measure(models[:1], **fine_runner)
    assert "android_bench_0123, of a run that was killed" in report.warnings[0]
    assert left(phone) == ["android_bench_0123"]


def test_figures_survive_a_phone_that_leaves_after_the_run(
    plug_in, models, fine_runner, monkeypatch, check_schema
):
    phone = plug_in()
    removed = adb_target.device_folder

    @contextlib.contextmanager
    def unplugged_afterwards(device):
        with removed(device) as folder:
            yield folder
        phone.disconnect()

    monkeypatch.setattr(adb_target, "device_folder", unplugged_afterwards)
    config = BenchmarkConfig(models=models[:1], target="adb", **fine_runner)
    result = make_result(config, measure_on_device(config))
    check_schema(result)
    assert result["device"]["after"] is None
    assert "The device's state after the run is unknown." in result["warnings"]
    assert left(phone) == []


def test_cores_that_are_not_those_published_are_mentioned(plug_in, models, fine_runner):
    phone = plug_in()
    abi = "[ $1 = ro.product.cpu.abi ] && echo arm64-v8a"
    phone.set_tool("getprop", f"{abi}; [ $1 = ro.product.model ] && echo Pixel 4; true")
    (warning,) = measure(models[:1], **fine_runner).warnings
    assert f"cores {BIG} were chosen, but" in warning


def _is_dead(number):
    """Whether a process has ended; nobody may have waited for it yet."""
    for _ in range(600):
        try:
            state = pathlib.Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False
