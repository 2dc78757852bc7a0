# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tables 2 and 3, small: the sizes keep the paper's proportions, runs are equal and go on."""

import math

import pytest

from experiments.ablations.claims import CLAIMS
from experiments.ablations.config import SCALES, AblationConfig
from experiments.ablations.run import run_table_2, run_table_3
from experiments.ablations.stages import settings
from experiments.ablations.to_markdown import to_markdown
from experiments.experiment import Inputs
from experiments.paper import TABLES


def _settings(table, scale="cpu"):
    config = AblationConfig(
        table=table, text=None, is_toy=False, scale=SCALES[table, scale], seeds=3, workers=1
    )
    return {row: settings(config, row, 4096) for row in config.scale.rows}


@pytest.mark.parametrize("table", [2, 3])
def test_claims_are_the_papers(table):
    f1 = {row: cells["squad"] for row, cells in TABLES[table].rows.items()}
    for claim in CLAIMS[table]:
        assert claim.rows <= set(SCALES[table, "cpu"].rows)
        assert all(f1[better] - f1[worse] >= 0.8 for better, worse in claim.better)
        assert all(abs(f1[one] - f1[other]) < 0.3 for one, other in claim.alike)


def test_attention_and_feed_forwards_share_the_weights_as_in_table_3():
    for row, ours in _settings(3).items():
        paper = TABLES[3].rows[row]
        theirs = paper["attention_parameters"] / paper["feed_forward_parameters"]
        # The paper rounds to a million; biases weigh more in narrow networks.
        ratio = ours["attention_parameters"] / ours["feed_forward_parameters"]
        assert ratio == pytest.approx(theirs, rel=0.1)


def test_rows_of_table_3_weigh_about_the_same():
    weights = [row["parameters"] for row in _settings(3).values()]
    assert max(weights) / min(weights) < 1.1


def test_widths_are_the_papers_divided_by_eight():
    ours = _settings(2)
    for name in ("hidden_dim", "bottleneck_dim"):
        assert all(8 * row[name] == TABLES[2].rows[key][name] for key, row in ours.items())
    # Of f's, four blocks: query, key, value from 64 to 128 and out to 128, with biases.
    assert ours["f"]["attention_parameters"] == 4 * (3 * (64 + 1) * 128 + 129 * 128 + 2 * 128)
    # A block's products for 64 tokens, at two for each multiply-add: the weights, and the
    # scores and their sums; and the embedding's three times 16 to 64.
    weights = 2 * 64 * 128 + 3 * 64 * 128 + 128 * 128 + 2 * 128 * 512
    scores = 2 * 64 * 64 * 128
    assert ours["f"]["flops"] == 4 * (2 * 64 * weights + 2 * scores) + 2 * 64 * 48 * 64


def test_page_has_the_spread_and_the_papers_values():
    rows = {"f": [0.1, 0.2, 0.3], "h": [0.1, 0.1, 0.1], "i": [0.0, 0.0, 0.0]}
    sizes = _settings(2)
    report = {
        "table": 2,
        "models": {
            row: {
                "settings": sizes[row],
                "results": [{"masked_lm_accuracy": value} for value in values],
            }
            for row, values in rows.items()
        },
        "config": {
            "scale": {
                "width_divisor": 8,
                "num_layers": 4,
                "steps": 800,
                "examples": {"batch_size": 16, "sequence_length": 64},
            }
        },
    }
    page = to_markdown(report)
    assert "| 20.00 % | 10.00 to 30.00 | 293 | 88.3 |" in page
    assert page.endswith(
        "- Withdrawn at this scale: narrow blocks cost accuracy. The ranges overlap: f and h."
    )
    assert page.count("\n- ") == 1, "no word on rows that are not there"


@pytest.mark.slow
@pytest.mark.parametrize("run", [run_table_2, run_table_3])
def test_models_see_equal_steps_and_nothing_is_done_twice(run, tmp_path):
    work = tmp_path / "work"
    report = run("smoke", work, Inputs(seeds=1))
    words = len((work / "vocab.txt").read_text("utf-8").splitlines())
    for model in report["models"].values():
        (result,) = model["results"]
        assert result["steps"] == 60
        assert result["parameters"] >= model["settings"]["parameters"]
        # An untrained model spreads its guesses evenly; sixty steps teach how frequent words are.
        assert result["masked_lm"] < math.log(words) - 0.3
    assert run("smoke", work, Inputs(seeds=1)) == report
