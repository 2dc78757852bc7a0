# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The average is the leaderboard's, which is the one the paper reports."""

import pytest

from mobilebert_tf.metrics import glue_average


def _scores(cola, sst2, mrpc, stsb, qqp, mnli, qnli, rte, wnli):
    return {
        "cola": {"matthews": cola},
        "sst2": {"accuracy": sst2},
        "mrpc": {"f1": mrpc[0], "accuracy": mrpc[1]},
        "stsb": {"pearson": stsb[0], "spearman": stsb[1]},
        "qqp": {"f1": qqp[0], "accuracy": qqp[1]},
        "mnli": {"accuracy_matched": mnli[0], "accuracy_mismatched": mnli[1]},
        "qnli": {"accuracy": qnli},
        "rte": {"accuracy": rte},
        "wnli": {"accuracy": wnli},
        "ax": {"matthews": -100.0},
    }


# The paper's rows (table 4) for two models whose other scores the leaderboard lists too.
BERT_BASE = _scores(
    52.1, 93.5, (88.9, 84.8), (87.1, 85.8), (71.2, 89.2), (84.6, 83.4), 90.5, 66.4, 65.1
)
ELMO = _scores(33.6, 90.4, (84.4, 78.0), (74.2, 72.3), (63.1, 84.3), (74.1, 74.5), 79.8, 58.9, 65.1)


@pytest.mark.parametrize(("scores", "published"), [(BERT_BASE, 78.3), (ELMO, 70.0)])
def test_gives_the_averages_of_the_paper(scores, published):
    assert round(glue_average(scores), 1) == published


def test_without_wnli_by_hand():
    # 52.1 + 93.5 + 86.85 + 86.45 + 80.2 + 84.0 + 90.5 + 66.4 = 640.0 over 8 tasks.
    assert glue_average(BERT_BASE, with_wnli=False) == pytest.approx(80.0)


def test_names_what_is_missing():
    incomplete = BERT_BASE | {"qqp": {"f1": 70.0}}
    with pytest.raises(ValueError, match=r"Received: none for \['qqp.accuracy'\]"):
        glue_average(incomplete)
