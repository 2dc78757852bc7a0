# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A cache has a size and a dtype."""

import pytest

from mobilebert_tf.distill import FeatureCacheConfig


def test_none_by_default():
    assert not FeatureCacheConfig()
    assert FeatureCacheConfig(max_gigabytes=0.5)


@pytest.mark.parametrize(
    ("field", "value"),
    [("max_gigabytes", -1.0), ("max_gigabytes", float("nan")), ("dtype", "float16")],
)
def test_out_of_range_is_refused(field, value):
    with pytest.raises(ValueError, match=rf"`{field}`.*{field}="):
        FeatureCacheConfig(**{field: value})
