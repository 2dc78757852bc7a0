# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Statistics of a batch that was counted by hand."""

import numpy as np
import pytest

from mobilebert_tf.data.example_statistics import ExampleStatistics, TokenNames

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "fox", "##es", "the", "run")
PAD, UNK, CLS, SEP, MASK, FOX, ES, THE, RUN = range(9)
NAMES = TokenNames(special={"pad": PAD, "cls": CLS, "sep": SEP, "mask": MASK}, pieces=PIECES)
# [CLS] the fox ##es [SEP] run [SEP], and [CLS] [UNK] [SEP] the the [SEP]
BATCH = {
    "token_ids": np.array(
        [[CLS, MASK, FOX, RUN, SEP, RUN, SEP, PAD], [CLS, UNK, SEP, MASK, THE, SEP, PAD, PAD]]
    ),
    "padding_mask": np.array([[1] * 7 + [0], [1] * 6 + [0] * 2]),
    "segment_ids": np.array([[0] * 5 + [1] * 2 + [0], [0] * 3 + [1] * 3 + [0] * 2]),
    "mask_positions": np.array([[1, 2, 3], [3, 0, 0]]),
    "mask_ids": np.array([[THE, FOX, ES], [THE, 0, 0]]),
    "mask_weights": np.array([[1.0, 1, 1], [1, 0, 0]]),
    "next_sentence_labels": np.array([1, 0]),
}


def report(names=NAMES, batch=BATCH, times=1):
    statistics = ExampleStatistics(names, max_predictions=3)
    for _ in range(times):
        statistics.add(batch)
    return statistics.report()


def test_lengths_and_pairs():
    found = report(times=2)
    assert (found["inspected"], found["tokens"]) == (4, 26)
    assert found["length"] == {
        "mean": 6.5,
        "deviation": 0.5,
        "least": 6,
        "most": 7,
        "counts": [0] * 6 + [2, 2],
    }
    assert (found["first_segment"]["mean"], found["second_segment"]["mean"]) == (4, 2.5)
    pair = found["next_sentence"]
    assert (pair["follows"], pair["random"], pair["standard_errors_from_half"]) == (2, 2, 0)


def test_one_in_four_is_a_standard_error_off():
    batch = BATCH | {"next_sentence_labels": np.array([0, 1])}
    statistics = ExampleStatistics(NAMES, 3)
    for labels in ([0, 1], [0, 0]):
        statistics.add(batch | {"next_sentence_labels": np.array(labels)})
    pair = statistics.report()["next_sentence"]
    assert pair["random_share"] == 0.25
    assert pair["standard_errors_from_half"] == pytest.approx(-0.25 / 0.25)


def test_masks():
    masking = report()["masking"]
    assert masking["selected"] == 4
    assert masking["selected_share"] == pytest.approx(4 / 13)
    assert masking["at_most_share"] == 0.5
    shares = [masking[f"{name}_share"] for name in ("mask", "random", "kept")]
    assert shares == [0.5, 0.25, 0.25]
    assert masking["special_masked"] == 0
    wrong = BATCH | {"mask_ids": np.array([[THE, SEP, ES], [THE, 0, 0]])}
    assert report(batch=wrong)["masking"]["special_masked"] == 1


def test_vocabulary():
    words = report()["vocabulary"]
    # the fox ##es run [UNK] the the: seven tokens, six words, five pieces of nine.
    assert (words["text_tokens"], words["used"], words["size"]) == (7, 5, 9)
    assert words["unknown_share"] == pytest.approx(1 / 7)
    assert words["pieces_per_word"] == pytest.approx(7 / 6)
    assert words["most_frequent"][0] == ["the", 3] and len(words["most_frequent"]) == 5
    assert (words["largest_id"], words["outside"]) == (RUN, 0)


def test_without_and_with_a_wrong_vocabulary():
    bare = report(TokenNames(special=NAMES.special))["vocabulary"]
    assert bare == {"largest_id": RUN, "text_tokens": 7, "used": 5}
    short = report(TokenNames(special=NAMES.special, pieces=PIECES[:-2]))["vocabulary"]
    assert short["outside"] == 4  # the, the, the, run
    assert report(times=0) == {"inspected": 0}
