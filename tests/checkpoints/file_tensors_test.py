# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A model's weights as a file has them, or why it cannot."""

import numpy as np
import pytest

from mobilebert_tf.checkpoints.file_tensors import file_tensors
from mobilebert_tf.models import MobileBERTMaskedLM
from tests.checkpoints.toy_checkpoints import toy_task
from tests.models.toy import toy_backbone


def test_names_and_axes():
    task = toy_task("MobileBERTQuestionAnswerer", num_layers=1)
    google, transformers = file_tensors(task, "google"), file_tensors(task, "transformers")
    assert len(google) == len(transformers) == len(task.weights)
    kernel = np.array(task.span_dense.kernel)
    np.testing.assert_array_equal(google["cls/squad/output_weights"], kernel.T)
    np.testing.assert_array_equal(transformers["qa_outputs.weight"], kernel.T)
    query = np.array(task.backbone.blocks[0].attention.query.kernel)
    name = "bert/encoder/layer_0/attention/self/query/kernel"
    np.testing.assert_array_equal(google[name], query)
    name = "mobilebert.encoder.layer.0.attention.self.query.weight"
    np.testing.assert_array_equal(transformers[name], query.T)


def test_low_rank_head_has_no_place():
    task = MobileBERTMaskedLM(toy_backbone(num_layers=1), low_rank_masked_lm=True)
    with pytest.raises(ValueError, match="no place for 'masked_lm_head/output_projection'"):
        file_tensors(task, "google")


def test_head_with_an_activation_of_its_own():
    task = MobileBERTMaskedLM(toy_backbone(num_layers=1), masked_lm_activation="gelu")
    with pytest.raises(ValueError, match="activation='relu', masked_lm_activation='gelu'"):
        file_tensors(task, "transformers")
