# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Answers decoded from random logits, as the Model Garden's `squad_lib` decodes them."""

import collections
import json

import numpy as np
import pytest

from mobilebert_tf.models import MobileBERTTokenizer
from mobilebert_tf.text.question_windows import QuestionWindows
from mobilebert_tf.text.question_windows_config import QuestionWindowsConfig
from tests.models.toy import VOCABULARY

squad_lib = pytest.importorskip("official.nlp.data.squad_lib")
tokenization = pytest.importorskip("official.nlp.tools.tokenization")

LENGTH, STRIDE = 24, 8
WORDS = "The quick (brown fox) jumps, over-the lazy dog. was good!film  FOX's bad".split(" ")
# Without these the Garden gives up on finding an answer's letters, and takes whole words.
PIECES = [*VOCABULARY, *"()-,.!'s"]
Result = collections.namedtuple("Result", "unique_id start_logits end_logits")


@pytest.fixture(scope="module")
def rows():
    generator = np.random.default_rng(0)
    lengths = generator.integers(3, 40, 30)
    return [(str(i), "who is", " ".join(generator.choice(WORDS, n))) for i, n in enumerate(lengths)]


@pytest.fixture(scope="module")
def windows(rows):
    _, questions, contexts = zip(*rows, strict=True)
    config = QuestionWindowsConfig(sequence_length=LENGTH, stride=STRIDE)
    return QuestionWindows.of_questions(questions, contexts, MobileBERTTokenizer(PIECES), config)


@pytest.fixture(scope="module")
def logits(windows):
    """Low wherever no answer can be: the Garden lets such places use up its best twenty."""
    starts, ends = np.random.default_rng(1).normal(scale=3.0, size=(2, *windows.token_ids.shape))
    for question in range(len(windows.contexts)):
        rows = enumerate(windows.may_start(question), windows.first_windows[question])
        for row, may_start in rows:
            inside = slice(windows.context_starts[row], windows.lengths[row] - 1)
            for values, allowed in ((starts, may_start), (ends, np.ones_like(may_start))):
                kept = np.where(allowed, values[row, inside], -50.0)
                values[row, 1:] = -50.0
                values[row, inside] = kept
    return starts, ends


@pytest.fixture(scope="module")
def garden(rows, tmp_path_factory):
    """The Garden's examples and features."""
    folder = tmp_path_factory.mktemp("garden")
    (folder / "vocab.txt").write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    paragraphs = [
        {"context": context, "qas": [{"id": key, "question": question}]}
        for key, question, context in rows
    ]
    (folder / "dev.json").write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}))
    examples = squad_lib.read_squad_examples(str(folder / "dev.json"), False, True)
    tokenizer = tokenization.FullTokenizer(str(folder / "vocab.txt"), do_lower_case=True)
    features = []
    squad_lib.convert_examples_to_features(
        examples,
        tokenizer,
        LENGTH,
        STRIDE,
        64,
        False,
        lambda feature, is_padding: None if is_padding else features.append(feature),
        batch_size=1,
    )
    return examples, features


@pytest.mark.parametrize("may_be_empty", [False, True])
def test_same_answers(rows, windows, logits, garden, may_be_empty):
    starts, ends = logits
    examples, features = garden
    assert len(features) == len(windows)
    results = [
        Result(feature.unique_id, list(starts[row]), list(ends[row]))
        for row, feature in enumerate(features)
    ]
    predictions, ranked, odds = squad_lib.postprocess_output(
        examples, features, results, 20, 30, True, may_be_empty
    )
    for (key, _, _), found in zip(rows, windows.decode(starts, ends, may_be_empty), strict=True):
        expected = "" if may_be_empty and found.null_odds > 0 else found.best.text
        # The Garden joins words by one space.
        assert " ".join(expected.split()) == predictions[key]
        scores = [entry["start_logit"] + entry["end_logit"] for entry in ranked[key]]
        assert found.ranked[0].score == pytest.approx(scores[0])
        assert found.ranked[0].probability == pytest.approx(ranked[key][0]["probability"], abs=1e-3)
        if may_be_empty:
            assert found.null_odds == pytest.approx(odds[key])
