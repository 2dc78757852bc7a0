# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The pipeline as a whole: same files for any workers, faults, and going on after them."""

import hashlib
import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

from mobilebert_tf.data.example_pieces import ExamplePieces
from mobilebert_tf.data.run_pretraining_job import run_pretraining_job
from tests.data.example_records import largest_file, read_shard
from tests.data.pretraining_job_test import make_job

ONE = ["--direct_num_workers=1"]


def checksums(directory):
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((directory / "out").iterdir())
    }


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    directory = tmp_path_factory.mktemp("finished")
    summary = run_pretraining_job(make_job(directory), ONE)
    return directory, summary


def test_every_document_is_there_once(finished):
    directory, summary = finished
    assert summary["train"]["documents"] + summary["held_out"]["documents"] == 60
    numbers = {
        split: {
            token - 6
            for name in summary[split]["shards"]
            for example in read_shard(directory / "out" / name)
            for token in example["token_ids"]
            if token >= 6
        }
        for split in ("train", "held_out")
    }
    assert numbers["train"] | numbers["held_out"] == set(range(60))
    assert not numbers["train"] & numbers["held_out"]
    sizes = summary["train"]["shards"].values()
    assert len(sizes) == 2 and max(sizes) - min(sizes) <= 1


def copied_job(finished, directory):
    return make_job(finished[0], directory=str(directory / "out"))


def test_the_same_files_by_threads(finished, tmp_path):
    arguments = ["--direct_num_workers=3", "--direct_running_mode=multi_threading"]
    run_pretraining_job(copied_job(finished, tmp_path), arguments)
    assert checksums(tmp_path) == checksums(finished[0])


@pytest.mark.slow
@pytest.mark.parametrize("workers", [2, 3])
def test_the_same_files_by_processes(finished, tmp_path, workers):
    run_pretraining_job(copied_job(finished, tmp_path), [f"--direct_num_workers={workers}"])
    assert checksums(tmp_path) == checksums(finished[0])


@pytest.mark.slow
def test_the_same_files_by_a_runner_behind_beams_portable_interface(finished, tmp_path):
    # As Flink and Spark do: the pipeline goes to a job service, which calls workers.
    job = copied_job(finished, tmp_path)
    service = ["--job_endpoint=embed", "--environment_type=LOOPBACK"]
    run_pretraining_job(job, ["--runner=PortableRunner", *service])
    assert checksums(tmp_path) == checksums(finished[0])


def test_a_finished_run_is_not_done_again(finished):
    directory, summary = finished
    written = (directory / "out" / "summary.json").stat().st_mtime_ns
    assert run_pretraining_job(make_job(directory), ONE) == summary
    assert (directory / "out" / "summary.json").stat().st_mtime_ns == written


def test_goes_on_after_a_kill_and_ends_with_the_same_files(finished, tmp_path, monkeypatch):
    job = copied_job(finished, tmp_path)
    job.folder.open()
    for unit in (0, 2):
        job.make_unit(unit)
    # Half of a file that nobody will finish, and a shard that has its place already.
    pathlib.Path(job.folder.staging, "000001-0000-train.tfrecord.1234").write_bytes(b"half")
    (tmp_path / "out" / "train-00000-of-00002.tfrecord").write_bytes(b"of a killed run")
    made = []
    write = ExamplePieces.write
    monkeypatch.setattr(
        ExamplePieces, "write", lambda self, unit, *a: (made.append(unit), write(self, unit, *a))[1]
    )
    run_pretraining_job(job, ONE)
    assert sorted(made) == [unit for unit in range(len(job.corpus.sizes)) if unit not in (0, 2)]
    assert checksums(tmp_path) == checksums(finished[0])


def test_a_folder_with_other_things_is_refused_unless_told(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.tex").write_text("mine")
    with pytest.raises(ValueError, match=r"`directory` must be empty.*'thesis\.tex'"):
        run_pretraining_job(make_job(tmp_path), ONE)
    run_pretraining_job(make_job(tmp_path), ONE, overwrite=True)
    assert (tmp_path / "out" / "thesis.tex").read_text() == "mine"


def test_an_unknown_option_is_named(tmp_path):
    with pytest.raises(ValueError, match="--direct_workers"):
        run_pretraining_job(make_job(tmp_path), ["--direct_workers=2"])


DAMAGE = b"\n\n7 7\nbad \xff byte\n\n8 8 8. 8 8 8.\n\n\xfe"


def test_damage_is_one_sentence_that_says_where(tmp_path):
    job = make_job(tmp_path, extra=DAMAGE)
    where = (tmp_path / "text.txt").stat().st_size - len(DAMAGE) + DAMAGE.index(b"\xff")
    with pytest.raises(
        ValueError, match=rf"text\.txt' is not UTF-8: byte {where} is 0xff"
    ) as raised:
        run_pretraining_job(job, ONE)
    assert "\n" not in str(raised.value)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [f".partial-{job.run}"]


def test_damage_is_counted_and_left_out(tmp_path):
    job = make_job(tmp_path, extra=DAMAGE, on_corrupt="skip")
    summary = run_pretraining_job(job, ONE)
    assert summary["skipped"]["documents"] == 2 == len(summary["skipped"]["reasons"])
    assert summary["train"]["documents"] + summary["held_out"]["documents"] == 61


def test_a_full_disk_is_one_sentence(tmp_path):
    job = make_job(tmp_path)
    with largest_file(1000), pytest.raises(OSError, match=r"Cannot write.*free some space"):
        run_pretraining_job(job, ONE)
    assert not (tmp_path / "out" / "summary.json").exists()
    assert not list((tmp_path / "out").glob("*.tfrecord"))


def test_too_little_text(tmp_path):
    with pytest.raises(ValueError, match=r"at least 4, two of them.*Received: 1 with text"):
        run_pretraining_job(make_job(tmp_path, documents=1), ONE)


KILLED = """
import os, sys, pathlib
from tests.data.pretraining_job_test import make_job
from mobilebert_tf.data.run_pretraining_job import run_pretraining_job
job = make_job(pathlib.Path(sys.argv[1]), documents=int(sys.argv[2]))
try:
    run_pretraining_job(job, ["--direct_num_workers=2"])
except RuntimeError as error:
    sys.exit(f"error: {error}")
"""


def start(directory, documents):
    command = [sys.executable, "-c", KILLED, str(directory), str(documents)]
    return subprocess.Popen(
        command,
        cwd=pathlib.Path(__file__).parents[2],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for_units(directory, process):
    while not list((directory / "out").glob(".partial-*/*.json")):
        assert process.poll() is None, "it ended before it could be killed"
        time.sleep(0.01)


def workers_of(process):
    found = []
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[3]) == process.pid and command.split(b"\0")[2:3] == [
            b"apache_beam.runners.worker.sdk_worker_main"
        ]:
            found.append(int(status.parent.name))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("victim", ["worker", "all"])
def test_killed_in_the_middle(tmp_path, victim):
    process = start(tmp_path, documents=6000)
    try:
        wait_for_units(tmp_path, process)
        if victim == "worker":
            os.kill(workers_of(process)[0], signal.SIGKILL)
        else:
            os.killpg(process.pid, signal.SIGKILL)
        _, errors = process.communicate(timeout=600)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert process.returncode != 0
    if victim == "worker":
        assert "error: A worker was lost or failed" in errors
        assert "Traceback" not in errors
    assert {path.name[:9] for path in (tmp_path / "out").iterdir()} == {".partial-"}
    run_pretraining_job(make_job(tmp_path), ["--direct_num_workers=2"])
    assert {path.name[:9] for path in (tmp_path / "out").iterdir()} == {
        *("summary.j", "tokenizer", "vocab.txt", "train-000", "held_out-")
    }
