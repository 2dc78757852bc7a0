# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The two sides take turns; a side that fails is named."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[3]


def test_a_peer_that_fails_is_named(tmp_path):
    peer, output = tmp_path / "peer.py", tmp_path / "record.json"
    peer.write_text("raise SystemExit('no such task')")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "experiments.benchmarks.train_step_pairs"),
            *(f"--peer={peer}", f"--output={output}", "--timed_stages=0"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "failed: no such task" in done.stderr.splitlines()[-1]
    assert not output.exists()
