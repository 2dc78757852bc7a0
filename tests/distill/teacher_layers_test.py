# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which block imitates which."""

import pytest

from mobilebert_tf.distill import teacher_layers


def test_the_last_block_of_equal_groups():
    assert teacher_layers(24, 24) == tuple(range(24))
    assert teacher_layers(24, 6) == (3, 7, 11, 15, 19, 23)
    assert teacher_layers(5, 2) == (2, 4)
    assert teacher_layers(2, 4) == (0, 0, 1, 1)


def test_a_map_is_taken_as_it_is():
    assert teacher_layers(4, 2, (0, 3)) == (0, 3)


@pytest.mark.parametrize("layer_map", [(0,), (0, 4), (3, 1), (-1, 2)])
def test_impossible_maps_are_refused(layer_map):
    with pytest.raises(ValueError, match="layer_map="):
        teacher_layers(4, 2, layer_map)
