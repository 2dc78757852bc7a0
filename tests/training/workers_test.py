# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Several processes make the step of one, and one of them writes the files."""

import json
import os
import pathlib
import subprocess
import sys

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.training import MetricsLog
from mobilebert_tf.training.workers import Workers
from tests.free_ports import free_ports

ROOT = pathlib.Path(__file__).parents[2]


@pytest.mark.parametrize("flag", [True, False])
def test_one_process_is_the_chief_and_agrees_with_itself(flag):
    for strategy in (tf.distribute.get_strategy(), tf.distribute.OneDeviceStrategy("/cpu:0")):
        assert Workers(strategy).is_chief
        assert Workers(strategy).any(flag) is flag
        assert Workers(strategy).agree(3)


class Resolver:
    """A process of a cluster, as its environment describes it."""

    def __init__(self, cluster, task_type, task_id):
        self.cluster, self.task_type, self.task_id = cluster, task_type, task_id

    def cluster_spec(self):
        return tf.train.ClusterSpec(self.cluster)


@pytest.mark.parametrize(
    ("cluster", "task", "expected"),
    [
        ({"worker": ["a", "b"]}, ("worker", 0), True),
        ({"worker": ["a", "b"]}, ("worker", 1), False),
        ({"chief": ["a"], "worker": ["b"]}, ("chief", 0), True),
        ({"chief": ["a"], "worker": ["b"]}, ("worker", 0), False),
        ({"worker": ["a"]}, ("coordinator", None), True),  # drives a TPU
    ],
)
def test_chief_of_a_cluster(cluster, task, expected):
    class Strategy:
        cluster_resolver = Resolver(cluster, *task)

    assert Workers(Strategy()).is_chief is expected


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        ((4, False), True),
        ((6, True), False),
        ((4, True), False),  # A third one has another number.
    ],
)
def test_processes_agree_on_a_number_or_all_find_that_they_do_not(theirs, expected):
    class Strategy:
        cluster_resolver = Resolver({"worker": ["a", "b"]}, "worker", 0)
        num_replicas_in_sync = 2

        def __init__(self):
            self.others = iter(theirs)

        def run(self, function):
            return function()

        def reduce(self, op, value, axis):
            return value + tf.cast(next(self.others), value.dtype)

    assert Workers(Strategy()).agree(4) is expected


@pytest.mark.parametrize(
    ("workers", "message", "expected"),
    [
        (2, "Collective ops is aborted by: Socket closed\nMore.", OSError),
        (1, "Collective ops is aborted by: Socket closed", tf.errors.UnavailableError),
        (2, "Something else", tf.errors.UnavailableError),
    ],
)
def test_says_who_is_missing(workers, message, expected):
    class Strategy:
        cluster_resolver = Resolver({"worker": ["a", "b"][:workers]}, "worker", 0)

    error = tf.errors.UnavailableError(None, None, message)
    with pytest.raises(expected) as raised, Workers(Strategy()).awaited():
        raise error
    if expected is OSError:
        assert str(raised.value).endswith("same arguments. TensorFlow says: Socket closed")
        assert str(raised.value).startswith("Another process of this run has ended")


@pytest.mark.slow
def test_two_workers_equal_one(tmp_path):
    one = tmp_path / "one.npz"
    start_worker("one_device", tmp_path / "one", one).communicate(timeout=600)
    addresses = [f"localhost:{port}" for port in free_ports(2)]
    two = [tmp_path / f"two_{index}.npz" for index in range(2)]
    workers = [
        start_worker("multi_worker", tmp_path / "two", two[index], task=task(addresses, index))
        for index in range(2)
    ]
    errors = [worker.communicate(timeout=600)[1] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], errors
    with np.load(one) as expected:
        for path in two:
            with np.load(path) as values:
                for name in expected:
                    np.testing.assert_allclose(values[name], expected[name], atol=1e-5)
    # Two writers would leave each line twice, and events of two processes.
    steps = [record["step"] for record in MetricsLog.read(tmp_path / "two" / "metrics.jsonl")]
    assert steps == [1, 2, 3, 4]
    files = {path: sorted(os.listdir(tmp_path / path)) for path in ("one", "two")}
    assert files["one"] == files["two"]
    events = [len(list((tmp_path / path).rglob("events*"))) for path in ("one", "two")]
    assert events[0] == events[1]


def start_worker(*arguments, task=None):
    """Starts `tests.training.worker` with these arguments, alone or at its place in a cluster."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.training.worker", *arguments],
        cwd=ROOT,
        env=os.environ | {"CUDA_VISIBLE_DEVICES": "-1"} | ({"TF_CONFIG": task} if task else {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def task(addresses, index):
    """The `TF_CONFIG` of a worker."""
    return json.dumps(
        {"cluster": {"worker": addresses}, "task": {"type": "worker", "index": index}}
    )
