# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Finding the products of queries with keys."""

from mobilebert_tf.lite.flatbuffer import unpack_model
from mobilebert_tf.lite.score_products import score_products
from tests.lite.quantize_test import float_content


def test_one_a_block_down_to_the_linear_layer():
    products = score_products(unpack_model(float_content()))
    assert [product.scores for product in products] == [
        f"block_{block}/attention/MatMul" for block in (0, 1)
    ]
    for product in products:
        moved, reshaped, written = product.keys
        assert "/transpose" in moved and "/Reshape" in reshaped and "attention/key/" in written
        assert "/transpose" in product.queries and product.queries != moved
