# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A record says where its numbers come from."""

import importlib.metadata
import subprocess

from experiments import provenance as module
from experiments.provenance import provenance


def test_names_the_commit_and_the_versions():
    found = provenance()
    assert found["versions"]["tensorflow"] == importlib.metadata.version("tensorflow")
    assert found["cores"] >= 1
    assert len(found.get("commit", 40 * "0")) == 40


def test_outside_a_clone_there_is_no_commit(monkeypatch):
    def no_git(*arguments, **keywords):
        raise subprocess.CalledProcessError(128, "git")

    monkeypatch.setattr(module.subprocess, "run", no_git)
    assert "commit" not in provenance()
