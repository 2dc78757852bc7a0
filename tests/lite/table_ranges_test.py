# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the ranges of what is made of the word table."""

import numpy as np

from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.flatbuffer import tensor_name, unpack_model
from mobilebert_tf.lite.table_ranges import table_ranges
from tests.lite.random_classifier import random_classifier


def test_rows_and_trigrams_have_the_range_of_the_whole_table():
    model = random_classifier(num_layers=1)
    table = np.asarray(model.backbone.embeddings.word_embedding.embeddings)
    content = convert_model(model, 8)
    graph = unpack_model(content)
    narrow = {"min": np.float32([-0.1]), "max": np.float32([0.1])}
    ranges = {tensor_name(tensor): dict(narrow) for tensor in graph.subgraphs[0].tensors}
    found = table_ranges(content, ranges, "word_embedding")
    changed = [name for name in ranges if found[name] != narrow]
    # One lookup; both neighbours cut out and joined with zeros; and all three joined.
    assert len(changed) == 1 + 2 * 2 + 1
    for name in changed:
        assert (found[name]["min"], found[name]["max"]) == (table.min(), table.max())
    assert "embeddings/word_embedding/GatherV2" in changed
