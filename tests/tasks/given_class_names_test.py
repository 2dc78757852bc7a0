# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Names that somebody gave, and numbers that stand for none."""

import pytest

from mobilebert_tf.tasks.given_class_names import given_class_names


@pytest.mark.parametrize(
    ("names", "given"),
    [
        (["b", "a"], ("b", "a")),
        # In another order they are names.
        (("1", "0"), ("1", "0")),
        (("0", "1", "2"), None),
        ((), None),
    ],
)
def test_names_and_numbers(names, given):
    assert given_class_names(names) == given
