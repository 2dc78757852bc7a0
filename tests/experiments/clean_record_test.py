# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What was made by code in no commit is no record."""

import json

import pytest

from experiments.clean_record import clean_record


def test_returns_what_others_can_make_again(tmp_path):
    record = {"provenance": {"commit": "abc", "dirty": False}, "report": [1]}
    (tmp_path / "record.json").write_text(json.dumps(record))
    assert clean_record(tmp_path / "record.json", "folder of a run") == record


@pytest.mark.parametrize("provenance", [{"commit": "abc", "dirty": True}, {"commit": "abc"}])
def test_refuses_what_they_cannot(tmp_path, provenance):
    path = tmp_path / "record.json"
    path.write_text(json.dumps({"provenance": provenance}))
    with pytest.raises(ValueError, match=r"clean commit\. Received: commit=abc, with changes"):
        clean_record(path, "folder of a run")


def test_names_what_is_missing(tmp_path):
    with pytest.raises(ValueError, match=r"there is no .*record\.json: pass the folder of a run"):
        clean_record(tmp_path / "record.json", "folder of a run")
