# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Questions in memory, and what is counted of them."""

from mobilebert_tf.task_data import SquadExamples, SquadQuestion


def test_what_is_odd_is_counted():
    rows = [
        SquadQuestion("a", "who", "the fox", ("fox", "the fox"), (4, 0)),
        SquadQuestion("b", "who", "the fox"),
        SquadQuestion("c", " ", "the fox", ("dog",), (4,)),
        SquadQuestion("a", "what", "the dog", ("dog",), (4,)),
        SquadQuestion("d", "what", "\n", (), ()),
        SquadQuestion("e", "what", "fox", ("x",), (-1,)),
    ]
    examples = SquadExamples.of_questions(rows, {"skipped: bad form": 3})
    assert examples.summary == {
        "examples": 5,
        "unanswerable": 2,
        "skipped: bad form": 3,
        "with an empty question (first: c)": 1,
        "with an answer that is not where it should be (first: c)": 2,
        "skipped: id is not new (first: a)": 1,
        "with an empty context (first: d)": 1,
    }
    assert examples.questions[0].question == "who"
    assert SquadExamples((), has_answers=False).labels is None
    assert examples.labels["a"] == ("fox", "the fox")
