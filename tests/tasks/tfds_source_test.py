# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Data are files, unless they say `tfds`."""

import pytest

from mobilebert_tf.tasks.tfds_source import tfds_folder


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("tfds", (True, None)),
        ("tfds:/data/tfds", (True, "/data/tfds")),
        ("/data/tfds", (False, None)),
        ("tfds_files", (False, None)),
    ],
)
def test_names_of_tensorflow_datasets(data, expected):
    assert tfds_folder(data) == expected
