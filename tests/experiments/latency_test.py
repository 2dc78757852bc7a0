# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Latency is compared by ratios, with the paper's beside them."""

import json

import pytest

from experiments import latency
from experiments.experiment import Inputs
from experiments.latency import run_table_7, to_markdown
from experiments.run_program import run_program


def _row(milliseconds, instructions):
    return {"bytes": 2_000_000, "host_p50_ms": milliseconds, "instructions": instructions}


def test_ratios_are_to_the_first_file_of_the_precision():
    report = {
        "bert_base_float32": _row([100.0, 110.0], 8_000_000),
        "mobilebert_float32": _row([31.0, 25.0], 2_000_000),
        "bert_base_int8": _row([50.0], 4_000_000),
        "mobilebert_int8": _row([10.0], 1_000_000),
    }
    rows = to_markdown(report).splitlines()[2:]
    # The paper: 62 ms against 342 ms.
    assert rows[1] == "| mobilebert_float32 | 2.0 | 25.0 | 2.0 | 62 | 0.250 | 0.250 | 0.181 |"
    assert rows[3] == "| mobilebert_int8 | 2.0 | 10.0 | 1.0 | 62 | 0.200 | 0.250 | 0.181 |"


def test_exports_once_and_measures_every_file(tmp_path, monkeypatch):
    calls = []

    def program(module, *arguments):
        calls.append(module)
        words = dict(word.lstrip("-").split("=", 1) for word in arguments)
        if module == "export.to_tflite":
            latency.Path(words["output"]).write_bytes(b"12345678")
            return
        models = [word.split("=")[1].rpartition("/")[2] for word in arguments if "model=" in word]
        rows = [{"model": name, "p50_ms": 1.5, "instructions": 7} for name in models]
        folder = tmp_path / words["output"].rpartition("/")[2]
        folder.mkdir(exist_ok=True)
        (folder / "benchmark.json").write_text(json.dumps({"results": rows}))

    monkeypatch.setattr(latency, "run_program", program)
    report = run_table_7("smoke", tmp_path, Inputs(seeds=2))
    assert report["mobilebert_toy_int8"] == {
        "bytes": 8,
        "host_p50_ms": [1.5, 1.5],
        "instructions": 7,
    }
    assert calls == ["export.to_tflite"] * 4 + ["android_bench.run"] * 3
    run_table_7("smoke", tmp_path, Inputs(seeds=1))
    assert calls[7:] == ["android_bench.run"] * 2


def test_says_what_a_program_said():
    with pytest.raises(ValueError, match=r"android_bench.run failed: .*`models`"):
        run_program("android_bench.run", "--target=host")
