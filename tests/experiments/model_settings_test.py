# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Table 1 is counted, not copied."""

import json

from experiments.experiment import Inputs
from experiments.model_settings import run, to_markdown
from experiments.pages import RECORDS


def test_counts_stand_beside_the_paper(tmp_path):
    report = run("smoke", tmp_path, Inputs())
    # Embedding (word, position, segment, projection, norm) and 24 blocks of key-query
    # and input bottlenecks, attention, four feed-forwards and the output bottleneck.
    assert report["mobilebert"]["parameters"] == 24_581_888
    row = next(line for line in to_markdown(report).splitlines() if "| mobilebert |" in line)
    assert row.startswith("| mobilebert | 24.6 | 25.3 | 0.972 | 5.39 | 5.7 |")


def test_whoever_counts_again_gets_what_the_record_says(tmp_path):
    recorded = json.loads((RECORDS / "table_1_cpu.json").read_text("utf-8"))["report"]
    counted = run("smoke", tmp_path, Inputs())
    assert counted and counted.items() <= recorded.items()
