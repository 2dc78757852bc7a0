# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A preset that cannot be written is told in a sentence."""

import resource

import pytest

from mobilebert_tf.models import MobileBERTPretrainer
from mobilebert_tf.training import save_output
from tests.training import toy

# As h5py has it; the first line ends in the middle of a sentence.
H5PY = (
    "Can't flush (file write failed: time = Sat Nov 21 11:46:19 2026\n, filename = 'a.h5', file "
    "descriptor = 3, errno = 28, error message = 'No space left on device', buf = 0x55)"
)


def failing(error):
    def save_to_preset(self, path, **kwargs):
        raise error

    return save_to_preset


@pytest.fixture(scope="module")
def model():
    return toy.pretrainer("mobilebert_toy")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(28, H5PY), "No space left on device"),
        (RuntimeError(H5PY), "No space left on device"),
        (OSError("disk\nfull"), "disk"),
    ],
)
def test_it_is_told_in_a_line(model, monkeypatch, tmp_path, error, reason):
    monkeypatch.setattr(MobileBERTPretrainer, "save_to_preset", failing(error))
    with pytest.raises(OSError) as raised:
        save_output(model, tmp_path / "preset", "runs/1")
    assert str(raised.value) == (
        f"`output` could not be written: {reason}. The run is saved in runs/1; free some space, "
        "or choose another `output`, and the same command goes on. "
        f"Received: output='{tmp_path}/preset'"
    )


def test_other_errors_are_left_as_they_are(model, monkeypatch, tmp_path):
    monkeypatch.setattr(MobileBERTPretrainer, "save_to_preset", failing(RuntimeError("a bug")))
    with pytest.raises(RuntimeError, match="a bug"):
        save_output(model, tmp_path / "preset", "runs/1")


def test_a_full_disk_leaves_nothing(model, tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    # No file can be larger, as on a disk with so much left.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        with pytest.raises(
            OSError, match=r"^`output` could not be written: .*File too large\. The"
        ):
            save_output(model, tmp_path / "preset", "runs/1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == []
    save_output(model, tmp_path / "preset", "runs/1")
    assert (tmp_path / "preset" / "config.json").exists()
