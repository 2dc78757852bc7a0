# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs the unfinished stages of a work directory, several at a time."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing.connection import wait
from pathlib import Path

import tqdm

from experiments.work_directory import WorkDirectory


def run_stages(
    work: WorkDirectory, stages: Mapping[str, Callable[[], dict]], workers: int = 1
) -> dict[str, dict]:
    """Runs stages that do not need each other, and returns their results by name.

    A small model does not fill several cores: one process a core trains more of
    them in the same time than one process with many threads. With one worker the
    stages run here, one after another. With more, each has a process of its own,
    whose output goes to `<stage>.log` in the work directory, and the cores are
    shared out among them.

    Args:
        work: remembers what is finished.
        stages: by name, functions that can be pickled.
        workers: stages at a time.

    Raises:
        ValueError: if `workers` is not positive.
        Exception: what the first failing stage raised. Stages that were under way
            are awaited and remembered, those that were not are left for the next run.
    """
    if workers < 1:
        raise ValueError(f"`workers` must be at least 1. Received: workers={workers}")
    if workers == 1:
        return {name: work.run(name, function) for name, function in stages.items()}
    missing = {name: function for name, function in stages.items() if not work.is_finished(name)}
    _run_in_processes(work, missing, workers)
    return {name: work.result(name) for name in stages}


def _run_in_processes(work: WorkDirectory, stages: dict, workers: int) -> None:
    executor = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(max((os.cpu_count() or 1) // workers, 1),),
        max_tasks_per_child=1,  # TensorFlow does not give all memory back.
    )
    futures = {
        executor.submit(_timed, function, work / f"{name}.log"): name
        for name, function in stages.items()
    }
    try:
        for future in tqdm.tqdm(as_completed(futures), "stages", len(futures), unit=""):
            work.finish(futures[future], *future.result())
    finally:
        executor.shutdown(cancel_futures=True)
        _keep_finished(work, futures)


def _keep_finished(work: WorkDirectory, futures: dict[Future, str]) -> None:
    for future, name in futures.items():
        if not (work.is_finished(name) or future.cancelled() or future.exception()):
            work.finish(name, *future.result())


def _begin(threads: int) -> None:
    """Bounds TensorFlow's threads, and ends this process when its parent is gone."""
    os.environ["TF_NUM_INTRAOP_THREADS"] = str(threads)
    os.environ["TF_NUM_INTEROP_THREADS"] = str(threads)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    wait([multiprocessing.parent_process().sentinel])
    os._exit(1)


def _timed(function: Callable[[], dict], log: Path) -> tuple[float, dict]:
    """Returns the seconds that the function took and its result; what it prints is logged."""
    with log.open("a", encoding="utf-8") as stream:
        os.dup2(stream.fileno(), sys.stdout.fileno())
        os.dup2(stream.fileno(), sys.stderr.fileno())
    start = time.monotonic()
    result = function()
    return time.monotonic() - start, result
