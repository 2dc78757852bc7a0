# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The masked-word task alone."""

import numpy as np

from mobilebert_tf.models import MobileBERTMaskedLM, MobileBERTMaskedLMPreprocessor
from tests.models.toy import VOCABULARY, numpy_weights, toy_backbone, toy_inputs, toy_tokenizer

TEXTS = ["the quick brown fox jumps over the lazy dog"] * 4


def test_learns_from_raw_strings_and_survives_its_preset(tmp_path):
    preprocessor = MobileBERTMaskedLMPreprocessor(toy_tokenizer(), 14, mask_selection_length=3)
    task = MobileBERTMaskedLM(
        toy_backbone(num_layers=1), preprocessor, "gelu_exact", low_rank_masked_lm=True
    )
    task.run_eagerly = True
    history = task.fit(TEXTS, batch_size=2, verbose=0).history
    assert np.isfinite(history["loss"][0])
    task.save_to_preset(str(tmp_path))
    copy = MobileBERTMaskedLM.from_preset(str(tmp_path))
    assert copy.masked_lm_head.activation_name == "gelu_exact" and copy.masked_lm_head.low_rank
    assert copy.preprocessor.mask_selection_length == 3
    weights = numpy_weights(copy)
    for path, value in numpy_weights(task).items():
        np.testing.assert_array_equal(weights[path], value, err_msg=path)


def test_is_the_head_on_the_sequence_output():
    task, inputs = MobileBERTMaskedLM(toy_backbone()), toy_inputs(num_predictions=2)
    logits = task(inputs)
    positions = inputs.pop("mask_positions")
    hidden = task.backbone(inputs)["sequence_output"]
    assert logits.shape == (3, 2, len(VOCABULARY))
    np.testing.assert_allclose(logits, task.masked_lm_head(hidden, positions), rtol=1e-5, atol=1e-6)
