# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Documents count their sentences."""

import numpy as np

from mobilebert_tf.data.tokenized_document import TokenizedDocument


def test_bounds_are_one_more_than_sentences():
    assert TokenizedDocument(np.arange(5, dtype=np.int32), [0, 2, 5]).num_sentences == 2
