# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Sentences with tags in memory."""

import pytest

from mobilebert_tf.task_data import TaggedSentences


def test_names_and_counts():
    data = TaggedSentences((("Ada", "met"), ("x",)), (("B-PER", "O"), ("B-LOC",)), {"documents": 2})
    assert data.class_names == ("O", "B-LOC", "I-LOC", "B-PER", "I-PER")
    assert data.summary == {"examples": 2, "words": 3, "documents": 2}
    assert data.labels is data.tags
    assert TaggedSentences((("Ada",),), None).class_names == ("O",)


def test_a_tag_for_every_word():
    with pytest.raises(ValueError, match="1 tags for 2 words"):
        TaggedSentences((("Ada", "met"),), (("O",),))
