# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Makes pre-training examples as a Beam pipeline, on one machine or many."""

import contextlib
import logging
import re
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import apache_beam as beam
import tqdm
from apache_beam.options.pipeline_options import PipelineOptions, StandardOptions

from mobilebert_tf.data.local_runner import local_runner
from mobilebert_tf.data.pretraining_job import PretrainingJob

_LOCAL = (None, "DirectRunner")
# What our own errors stand between, in the traceback that a runner makes of them.
_OPEN, _CLOSE = "[[mobilebert_tf: ", " :mobilebert_tf]]"
_POLL_SECONDS = 0.5


def run_pretraining_job(
    job: PretrainingJob, beam_arguments: Sequence[str] = (), overwrite: bool = False
) -> dict:
    """Writes what `write_pretraining_examples` writes, by a Beam pipeline.

    Only numbers of units travel through the pipeline; workers read the text and write
    their files themselves. So they, and the machine that starts the job, need the
    same paths: a common file system, or `gs://`. The files are the same whatever the
    number of workers and the runner. Started again, a job that was stopped
    leaves out the units that are done.

    Args:
        job: what to make.
        beam_arguments: Beam's own options, such as `--runner=DataflowRunner`. By default
            all cores of this machine work; `--direct_num_workers` sets another number.
        overwrite: whether to replace what the folder holds.

    Returns:
        The content of `summary.json`.

    Raises:
        ValueError: if the folder holds something else, the text is damaged, there
            are too few documents, or Beam has no such option.
        OSError: naming the file, if writing fails.
        RuntimeError: if a worker was lost.
    """
    options = PipelineOptions(list(beam_arguments))
    is_local = options.view_as(StandardOptions).runner in _LOCAL
    _check_options(options, is_local)
    folder = job.folder
    if folder.is_finished() and folder.read_summary().get("run") == job.run and not overwrite:
        return folder.read_summary()
    _check_folder(folder.foreign_files(), job, overwrite)
    folder.open()
    with contextlib.ExitStack() as stack:
        runner = None
        if is_local:
            stack.enter_context(_quiet())
            stack.enter_context(_progress(job))
            log = stack.enter_context(tempfile.NamedTemporaryFile(suffix=".log")).name
            runner = local_runner(options, beam_arguments, log)
        stack.enter_context(_clear_errors())
        _run(job, beam.Pipeline(runner=runner, options=options))
    return folder.read_summary()


def _run(job: PretrainingJob, pipeline: beam.Pipeline):
    with pipeline:
        records = (
            pipeline
            | "Units" >> beam.Create(range(len(job.corpus.sizes)))
            | "SpreadUnits" >> beam.Reshuffle()
            | "MakeExamples" >> beam.Map(_Call(job.make_unit))
            | "AllRecords" >> beam.combiners.ToList()
        )
        names = (
            records
            | "PlanShards" >> beam.FlatMap(_Call(job.shards))
            | "SpreadShards" >> beam.Reshuffle()
            | "JoinShards" >> beam.Map(_Call(job.write_shard))
            | "AllShards" >> beam.combiners.ToList()
        )
        _ = names | "Finish" >> beam.Map(_Call(job.finish), beam.pvalue.AsSingleton(records))


class _Call:
    """Calls a method on a worker, and marks the errors that the user shall read."""

    def __init__(self, method: Callable[..., Any]):
        self._method = method

    def __call__(self, *arguments: Any) -> Any:
        try:
            return self._method(*arguments)
        except (ValueError, OSError) as error:
            raise RuntimeError(f"{_OPEN}{type(error).__name__}: {error}{_CLOSE}") from error


@contextlib.contextmanager
def _clear_errors() -> Iterator[None]:
    """Finds our own errors in what a runner makes of them."""
    try:
        yield
    except Exception as error:
        found = re.search(f"{re.escape(_OPEN)}(\\w+): (.*?){re.escape(_CLOSE)}", str(error), re.S)
        if found is None:
            last = str(error).strip().rpartition("\n")[2] or type(error).__name__
            raise RuntimeError(
                f"A worker was lost or failed ({last}). Start again with the same settings: "
                "what is done is kept."
            ) from error
        kind = ValueError if found[1] == "ValueError" else OSError
        raise kind(found[2]) from None


def _check_options(options: PipelineOptions, is_local: bool):
    """Beam passes over options that it does not know; some runners have their own."""
    unknown = set(options.get_all_options(retain_unknown_options=True)) - set(
        options.get_all_options()
    )
    if is_local and unknown:
        raise ValueError(
            f"Options must be ours or Beam's. Received: --{min(unknown)}. See `--help`."
        )


def _check_folder(names: list[str], job: PretrainingJob, overwrite: bool):
    if names and not overwrite:
        raise ValueError(
            "`directory` must be empty, or hold what an interrupted run has left. Received: "
            f"directory={job.directory!r}, which holds {names[0]!r}. Choose another folder, or "
            "overwrite what is there."
        )


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Beam notes its own steps, and its threads print what the runner raises anyway."""
    logger = logging.getLogger("apache_beam")
    level, excepthook = logger.level, threading.excepthook
    logger.setLevel(logging.CRITICAL)
    threading.excepthook = lambda failed: logger.info("%s: %s", failed.thread, failed.exc_value)
    try:
        yield
    finally:
        logger.setLevel(level)
        threading.excepthook = excepthook


@contextlib.contextmanager
def _progress(job: PretrainingJob) -> Iterator[None]:
    """A bar of the text that is done, as the output folder shows it."""
    is_done = threading.Event()
    with tqdm.tqdm(total=sum(job.corpus.sizes), unit="B", unit_scale=True, mininterval=1) as bar:

        def poll():
            while not is_done.wait(_POLL_SECONDS):
                update()

        def update():
            done = sum(job.corpus.sizes[unit] for unit in job.folder.finished_units())
            # At the end the units' files go, and the bar would run backwards.
            bar.update(max(0, done - bar.n))

        thread = threading.Thread(target=poll, daemon=True)
        thread.start()
        try:
            yield
            bar.update(bar.total - bar.n)
        finally:
            is_done.set()
            thread.join()
