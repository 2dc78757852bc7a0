# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A search is a table with the best trial first, and a picture."""

from mobilebert_tf.tasks import Trial, draw_search, search_table

TRIALS = [
    Trial(number=0, batch_size=16, learning_rate=2e-5, epochs=3, score=0.5, seconds=12.4),
    Trial(number=2, batch_size=48, learning_rate=1e-4, epochs=10, score=0.75, seconds=40.0),
]


def test_table():
    assert search_table(TRIALS).splitlines()[2:] == [
        "| 2 | 48 | 1e-04 | 10 | 0.7500 | 40 |",
        "| 0 | 16 | 2e-05 | 3 | 0.5000 | 12 |",
    ]


def test_picture(tmp_path):
    draw_search(TRIALS, tmp_path / "trials.png", "rte")
    assert (tmp_path / "trials.png").read_bytes().startswith(b"\x89PNG")
