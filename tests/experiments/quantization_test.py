# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Table 6 counts points as it says, and its smallest form runs from nothing."""

import pytest

from experiments.experiment import Inputs
from experiments.fine_tuning.table_4 import run_table_4
from experiments.fine_tuning.toy_inputs import write_toy_inputs
from experiments.quantization.table_6 import run_table_6
from experiments.quantization.to_markdown import claim, points_lost, to_markdown


def _result(keras, **files):
    """Of MRPC, with the accuracies of a preset and of its files."""
    file = {"cosine": 0.999, "relative": 0.1, "bytes": 1000, "same_predictions": 0.99}
    return {
        "keras": {"accuracy": keras},
        "examples": 1000,
        "files": {name: file | {"scores": {"accuracy": each}} for name, each in files.items()},
    }


def _report(*int8, seeds=3):
    learnt = {"epochs": 1, "training": {"examples": 10}, "development": {"examples": 1000}}
    return {
        "quantized": {"mrpc": [_result(0.8, float32=0.8, int8=each) for each in int8]},
        "tasks": {"mrpc": {"pretrained": [learnt]}},
        "missing": ["qnli"],
        "config": {
            "seeds": seeds,
            "scale": {name: {"sequence_length": 64} for name in ("mrpc", "qnli")},
        },
    }


def test_points_are_per_cent_lost():
    assert points_lost(_report(0.79, 0.81), "mrpc", "int8") == pytest.approx([1.0, -1.0])


def test_the_claim_is_about_the_mean():
    # 0.8 points and twice 0.05 lost: exactly 0.3 in the mean, which is allowed.
    assert claim(_report(0.792, 0.7995, 0.7995)).startswith("Holds on every task")
    assert "It loses 0.43 on mrpc" in claim(_report(0.788, 0.7995, 0.7995))
    assert claim(_report(0.8, seeds=1)).startswith("Not claimed")


def test_the_claim_is_made_of_scores_in_int8_if_there_are_such_files():
    report = _report(0.8, 0.8, 0.8)
    assert "(`--int8_scores`)" not in to_markdown(report)
    for result in report["quantized"]["mrpc"]:
        result["files"] = _result(0.8, int8=0.8, int8_scores=0.79)["files"]
    page = to_markdown(report)
    assert "Holds on every task: int8 loses at most 0.3 points" in page
    assert "Withdrawn: int8 with scores, too (`--int8_scores`), loses at most 0.3" in page
    assert "It loses 1.00 on mrpc" in page


def test_page_has_the_papers_loss():
    page = to_markdown(_report(0.79, 0.8, 0.81))
    assert (
        "| mrpc (accuracy) | 80.0 (80.0 to 80.0) | 0.00 (0.00 to 0.00) | 0.00 (-1.00 to 1.00) "
        "| 0.5 |"
    ) in page
    assert "| int8 | 1 | 0.99900 | 99.00% |" in page
    assert "as many points: 0.10 on mrpc" in page
    assert "No files to learn from were given for qnli" in page


@pytest.mark.slow
def test_files_of_a_fine_tuned_preset(tmp_path):
    toy = tmp_path / "toy"
    write_toy_inputs(toy)
    inputs = Inputs(preset=str(toy / "preset"), glue=str(toy / "glue"), seeds=1)
    report = run_table_6("smoke", tmp_path / "work", inputs)
    assert report["missing"] == ["mnli", "qnli", "mrpc", "rte", "squad"]
    (result,) = report["quantized"]["sst2"]
    float32, int4 = result["files"]["float32"], result["files"]["int4"]
    # The float32 file is Keras to rounding, so it answers the same.
    assert float32["same_predictions"] == 1.0
    assert float32["scores"] == result["keras"]
    assert float32["cosine"] > 1 - 1e-6
    assert result["files"]["int8_scores"]["bytes"] != result["files"]["int8"]["bytes"]
    # Linear layers have an eighth of the bits; vocabulary and graph stay.
    assert int4["bytes"] < float32["bytes"]
    # The words of the harbour decide, so counting words is enough; and the table takes
    # the fine-tuning that is there.
    table = run_table_4("smoke", tmp_path / "work", inputs)
    assert table["tasks"]["sst2"]["bag_of_words"][0]["scores"]["accuracy"] == 1.0
    assert table["seconds"]["sst2_pretrained_0"] == report["seconds"]["sst2_pretrained_0"]
    assert table["missing"] == ["cola", "mrpc", "stsb", "qqp", "mnli", "qnli", "rte"]
