# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which runner, and how many workers."""

import os

import pytest
from apache_beam.options.pipeline_options import DirectOptions, PipelineOptions

from mobilebert_tf.data.local_runner import local_runner

CORES = len(os.sched_getaffinity(0))


@pytest.mark.parametrize(
    ("arguments", "workers"),
    [
        ([], CORES),
        (["--direct_num_workers=0"], CORES),
        (["--direct_num_workers=1"], 1),
        (["--direct_num_workers", "3"], 3),
    ],
)
def test_all_cores_unless_told_otherwise(arguments, workers):
    options = PipelineOptions(arguments)
    local_runner(options, arguments, "log")
    assert options.view_as(DirectOptions).direct_num_workers == workers
