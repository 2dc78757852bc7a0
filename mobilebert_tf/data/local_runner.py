# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Beam's own runner on all cores of this machine, quiet."""

import os
import shlex
import sys
from collections.abc import Sequence

from apache_beam.options.pipeline_options import DirectOptions, PipelineOptions
from apache_beam.runners.portability.fn_api_runner.fn_runner import FnApiRunner
from apache_beam.transforms.environments import SubprocessSDKEnvironment


def local_runner(options: PipelineOptions, arguments: Sequence[str], log: str) -> FnApiRunner:
    """Makes the runner for `--runner=DirectRunner`, with one process a core by default.

    Beam's `DirectRunner` chooses between three; one of them wants to download a
    program first. This is the one that was always meant by the name, and whose
    workers can be processes. A single worker is this process.

    Args:
        options: Beam's; the number of workers is set.
        arguments: what they were made of; `--direct_num_workers` and
            `--direct_running_mode` are heeded.
        log: file for what the workers print.
    """
    direct = options.view_as(DirectOptions)
    # Beam's own default is one worker, and cannot be told from one that was asked for.
    if not _names("direct_num_workers", arguments) or direct.direct_num_workers == 0:
        direct.direct_num_workers = _num_cores()
    if direct.direct_num_workers == 1 or _names("direct_running_mode", arguments):
        return FnApiRunner()
    program = f"{shlex.quote(sys.executable)} -m apache_beam.runners.worker.sdk_worker_main"
    # There is a process a core; TensorFlow need not start a thread a core in each.
    command = f"TF_NUM_INTRAOP_THREADS=1 TF_NUM_INTEROP_THREADS=1 {program}"
    return FnApiRunner(
        SubprocessSDKEnvironment.from_command_string(f"{command} 2>> {shlex.quote(log)}")
    )


def _num_cores() -> int:
    """Cores that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _names(option: str, arguments: Sequence[str]) -> bool:
    return any(argument.split("=")[0] == f"--{option}" for argument in arguments)
