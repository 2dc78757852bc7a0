# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Windows of questions and contexts: by hand, and those of MLPerf's records."""

import collections

import numpy as np
import pytest

from mobilebert_tf.models import MobileBERTTokenizer
from mobilebert_tf.text.question_windows import QuestionWindows
from mobilebert_tf.text.question_windows_config import QuestionWindowsConfig
from tests.metrics.published_squad import read_json
from tests.models.toy import VOCABULARY, toy_tokenizer
from tests.text.mlperf_features import VOCABULARY as MLPERF_VOCABULARY
from tests.text.mlperf_features import mlperf_features

CONTEXT = "The quick brown fox jumps over the lazy dog"


def _windows(questions, contexts, length=9, stride=3) -> QuestionWindows:
    config = QuestionWindowsConfig(sequence_length=length, stride=stride)
    return QuestionWindows.of_questions(questions, contexts, toy_tokenizer(), config)


def _words(row) -> str:
    return " ".join(VOCABULARY[index] for index in row)


def test_by_hand():
    windows = _windows(["the fox", "dog"], ["lazy dog", CONTEXT])
    assert [_words(row) for row in windows.token_ids] == [
        "[CLS] the fox [SEP] lazy dog [SEP] [PAD] [PAD]",
        "[CLS] dog [SEP] the quick brown fox jump [SEP]",
        "[CLS] dog [SEP] fox jump ##s over the [SEP]",
        "[CLS] dog [SEP] over the lazy dog [SEP] [PAD]",
    ]
    inputs = windows.inputs(slice(0, 1))
    np.testing.assert_array_equal(inputs["padding_mask"], [[1, 1, 1, 1, 1, 1, 1, 0, 0]])
    np.testing.assert_array_equal(inputs["segment_ids"], [[0, 0, 0, 0, 1, 1, 1, 0, 0]])
    np.testing.assert_array_equal(windows.first_windows, [0, 1, 4])
    np.testing.assert_array_equal(windows.piece_starts, [0, 0, 3, 6])
    assert [flags.astype(int).tolist() for flags in windows.may_start(1)] == [
        [1, 1, 1, 1, 0],
        [0, 1, 1, 1, 0],
        [0, 1, 1, 1],
    ]
    assert windows.cut_questions == 0


def test_long_questions_are_cut():
    windows = _windows(["the quick brown fox jumps", "the"], ["lazy dog", "dog"])
    assert _words(windows.token_ids[0]) == "[CLS] the quick brown [SEP] lazy dog [SEP] [PAD]"
    assert windows.cut_questions == 1


def test_empty_texts():
    windows = _windows(["", "the"], ["dog", " \u200b "])
    assert [_words(row) for row in windows.token_ids] == ["[CLS] [SEP] dog [SEP]" + " [PAD]" * 5]
    logits = np.zeros((1, 9))
    first, second = windows.decode(logits, logits)
    assert (first.best.text, second.best) == ("dog", None)
    assert len(_windows([], [])) == 0


def test_best_answer_over_all_windows():
    windows = _windows(["dog"], [CONTEXT])
    start, end = np.zeros((2, 3, 9), "float32")
    start[1, 6] = end[1, 7] = 5.0  # "over the" of the second window
    start[0, 7] = 9.0  # "jump", which the second window shows in more context
    start[2, 0], end[2, 0] = 3.0, 1.0
    (answers,) = windows.decode(start, end, may_be_empty=True)
    assert answers.best.text == "over the"
    assert answers.null_odds == 0.0 - 10.0
    assert CONTEXT[answers.best.first :].startswith("over the lazy")


@pytest.mark.parametrize(
    "context,pieces,settings",
    [
        ("한국 서울", ["한국", "서", "##울"], {"strip_accents": False}),
        (
            "\u0e01\u0e35\u0e48 \u0e14\u0e35",
            ["\u0e01\u0e35\u0e48", "\u0e14", "##\u0e35"],
            {"strip_accents": False},
        ),
        ("中国 人民", ["中国", "人民"], {"split_on_cjk": False}),
    ],
)
def test_answers_of_tokenizers_for_other_languages(context, pieces, settings):
    """Their pieces were taken for ones without accents, and for single ideographs."""
    tokenizer = MobileBERTTokenizer([*VOCABULARY, *pieces], **settings)
    windows = QuestionWindows.of_questions(["fox"], [context], tokenizer)
    start, end = np.zeros((2, 1, windows.sequence_length))
    start[0, 3], end[0, 2 + len(pieces)] = 1, 1
    (found,) = windows.decode(start, end)
    assert found.best.text == context


def test_lists_must_match():
    with pytest.raises(ValueError, match=r"must be lists of the .* one text and one text"):
        _windows("the", "dog")
    with pytest.raises(ValueError, match="2 texts and one text"):
        _windows(["the", "fox"], "ox")
    with pytest.raises(ValueError, match="2 texts and 1 texts"):
        _windows(["the", "fox"], ["dog"])


def test_a_hundred_thousand_characters():
    windows = _windows(["dog"], [CONTEXT * 2300], length=384, stride=128)
    assert len(windows.contexts[0].text) > 98_000
    assert sum(flags.sum() for flags in windows.may_start(0)) == len(windows.contexts[0].pieces)


@pytest.mark.parametrize("number", [800, pytest.param(9601, marks=pytest.mark.slow)])
def test_mlperf_records_are_reproduced(number):
    """Ids, masks, segments, words and windows of most context."""
    records = mlperf_features(number)
    rows = [
        (question["id"], question["question"], paragraph["context"])
        for article in read_json("dev-v1.1-open.json.xz")["data"]
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    ]
    wanted = {record["qas_id"][0].decode() for record in records}
    # The last question of the first records may have more windows.
    rows = [row for row in rows if row[0] in wanted]
    ids, questions, contexts = zip(*rows, strict=True)
    tokenizer = MobileBERTTokenizer(str(MLPERF_VOCABULARY))
    windows = QuestionWindows.of_questions(questions, contexts, tokenizer)
    assert len(records) == number <= len(windows)
    inputs, place = windows.inputs(), {key: index for index, key in enumerate(ids)}
    seen = collections.Counter()
    for record in records:
        key = record["qas_id"][0].decode()
        question, window = place[key], seen[key]
        row = windows.first_windows[question] + window
        np.testing.assert_array_equal(inputs["token_ids"][row], record["input_ids"])
        np.testing.assert_array_equal(inputs["padding_mask"][row], record["input_mask"])
        np.testing.assert_array_equal(inputs["segment_ids"][row], record["segment_ids"])
        may_start = windows.may_start(question)[window]
        np.testing.assert_array_equal(may_start, record["token_is_max_context"])
        first = windows.piece_starts[row]
        words = windows.contexts[question].word_of_piece[first : first + len(may_start)]
        np.testing.assert_array_equal(words, record["token_to_orig_map"])
        seen[key] += 1
    counts = np.diff(windows.first_windows)
    np.testing.assert_array_equal(counts[:-1], [seen[key] for key in ids[:-1]])
    assert number < 9601 or len(windows) == number
