# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tables 4 and 5: which tasks they run, and what their pages say."""

import pytest

from experiments.experiment import Inputs
from experiments.fine_tuning import table_4, table_5
from experiments.fine_tuning.inputs import comparison_config
from tests.tasks.toy_tasks import write_rte, write_sst2


def _results(metric, *scores, examples=200, **counts):
    return [
        {
            "scores": {metric: score},
            "epochs": 2,
            "training": {"examples": 1000},
            "development": {"examples": examples, **counts},
        }
        for score in scores
    ]


@pytest.fixture
def preset(tmp_path):
    """What is taken for a preset, as long as it is not loaded."""
    folder = tmp_path / "preset"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    return str(folder)


def test_takes_the_tasks_that_have_files(preset, tmp_path):
    glue = str(write_rte(write_sst2(tmp_path / "glue")))
    (tmp_path / "glue" / "RTE" / "train.tsv").unlink()
    inputs = Inputs(preset=preset, glue=glue)
    config = comparison_config("cpu", tmp_path / "work", inputs, ("rte", "sst2", "cola", "squad"))
    assert config.tasks == ("sst2",)
    assert not (tmp_path / "work").exists()


def test_says_what_is_not_given(preset, tmp_path):
    with pytest.raises(ValueError, match="--preset must be the folder"):
        comparison_config("cpu", tmp_path, Inputs(), ("sst2",))
    with pytest.raises(ValueError, match="Received: --preset='nowhere'"):
        comparison_config("cpu", tmp_path, Inputs(preset="nowhere"), ("sst2",))
    inputs = Inputs(preset=preset, glue=str(tmp_path))
    with pytest.raises(ValueError, match="at least one of sst2, mrpc: to learn from"):
        comparison_config("cpu", tmp_path, inputs, ("sst2", "mrpc"))


def test_page_of_table_4():
    report = {
        "tasks": {
            "sst2": {
                "majority": _results("accuracy", 0.5),
                "bag_of_words": _results("accuracy", 0.8),
                "random": _results("accuracy", 0.7, 0.72, 0.74),
                "pretrained": _results("accuracy", 0.82, 0.83, 0.84),
            }
        },
        "missing": ["cola"],
        "parameters": 780_000,
        "config": {"scale": {name: {"sequence_length": 64} for name in ("sst2", "squad2", "cola")}},
    }
    page = table_4.to_markdown(report)
    # The paper's 92.8 on the test set.
    row = "| sst2 (accuracy) | 50.0 | 80.0 | 72.0 (70.0 to 74.0) | 83.0 (82.0 to 84.0) | 92.8 "
    assert f"{row}| -9.8 |" in page
    assert "No files to learn from were given for cola" in page
    assert "Holds at this scale: on sst2 the pre-trained student is better" in page
    assert "sst2 1,000 2 times and 200, cut at 64 tokens" in page


def test_page_of_table_5():
    scores = {"best_exact": 50.0, "best_f1": 50.5}
    rows = [
        row | {"scores": scores} for row in _results("best_f1", 50.5, examples=4, unanswerable=2)
    ]
    report = {
        "tasks": {"squad2": {"random": rows, "pretrained": rows}},
        "missing": ["squad"],
        "parameters": 780_000,
        "config": {"scale": {name: {"sequence_length": 64} for name in ("sst2", "squad2", "cola")}},
    }
    page = table_5.to_markdown(report)
    # SQuAD's scores are per cent already; the paper's F1 is 79.2.
    assert "| squad2 (best_f1) | 50.5 | 50.5 | 79.2 | -28.7 |" in page
    assert "Answering none of squad2's questions scores 50.0%." in page
    assert "Not run at this scale: squad." in page
    assert "Not claimed" in page
