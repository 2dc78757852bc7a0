# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The paper's tables agree with its text, with themselves and with our architectures."""

import statistics

import pytest

from experiments.paper import TABLES
from mobilebert_tf.models import PAPER_FIGURES, architecture


def test_there_are_nine_tables_of_known_columns():
    assert sorted(TABLES) == list(range(1, 10))
    for table in TABLES.values():
        for row in table.rows.values():
            assert set(row) <= set(table.units)


def test_ratios_of_the_abstract():
    # "4.3x smaller and 5.5x faster than BERT_BASE", "only 0.6 lower" (GLUE score).
    base, mobile = (TABLES[4].rows[name] for name in ("bert_base", "mobilebert"))
    assert base["parameters"] / mobile["parameters"] == pytest.approx(4.3, abs=0.05)
    assert base["latency"] / mobile["latency"] == pytest.approx(5.5, abs=0.05)
    assert base["glue"] - mobile["glue"] == pytest.approx(0.6)


@pytest.mark.parametrize("row", ["tinybert", "mobilebert_tiny", "mobilebert", "mobilebert_no_opt"])
def test_glue_score_is_the_mean_of_the_tasks(row):
    # GLUE counts a task once: MNLI, MRPC, QQP and STS-B as the mean of their two
    # figures. The table prints one of the two for the last three, so the mean is only near.
    cells = TABLES[4].rows[row]
    mnli = statistics.mean([cells["mnli_matched"], cells["mnli_mismatched"]])
    others = [cells[name] for name in ("cola", "sst2", "mrpc", "stsb", "qqp", "qnli", "rte")]
    assert statistics.mean([mnli, *others]) == pytest.approx(cells["glue"], abs=2.5)


def test_tables_agree_where_they_repeat_a_figure():
    assert TABLES[6].rows["mobilebert"] == TABLES[8].rows["progressive"]
    assert TABLES[4].rows["mobilebert"]["latency"] == TABLES[7].rows["mobilebert"]["latency"]
    assert TABLES[5].rows["mobilebert"]["v1_f1"] == TABLES[6].rows["mobilebert"]["squad"]


@pytest.mark.parametrize("name", TABLES[1].rows)
def test_settings_are_those_of_our_architectures(name):
    ours = architecture(name)
    for field in ("hidden_dim", "intermediate_dim", "num_heads", "num_feed_forwards", "num_layers"):
        assert ours[field] == TABLES[1].rows[name][field], field


def test_counts_are_those_that_describe_prints():
    for name in ("bert_base", "ib_bert_large", "mobilebert", "mobilebert_tiny"):
        printed = f"{TABLES[1].rows[name]['parameters']:g}M"
        assert PAPER_FIGURES[name]["parameters"] == printed


def test_source_says_where_a_cell_stands():
    table = TABLES[5]
    assert table.source("bert_base", "v2_f1") == (
        "Sun et al. 2020, table 5 (section 4.4: SQuAD dev), bert_base, v2_f1 (%); "
        "the authors' run of the official code"
    )
    assert ";" not in table.source("bert_base", "v1_f1")
    with pytest.raises(KeyError):
        table.source("docqa_elmo", "v1_f1")
