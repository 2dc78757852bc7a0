# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A head goes on any preset that can read text."""

import numpy as np
import pytest

from mobilebert_tf.models import MobileBERTTextClassifier
from mobilebert_tf.tasks import task_from_preset
from tests.tasks.toy_tasks import toy_sst2_classifier


def test_takes_the_backbone_and_leaves_the_head(tmp_path):
    classifier = toy_sst2_classifier()
    classifier.save_to_preset(str(tmp_path / "preset"))
    path = str(tmp_path / "preset")
    model = task_from_preset(MobileBERTTextClassifier, path, 8, num_classes=3)
    assert model.num_classes == 3
    own, theirs = model.backbone.get_weights(), classifier.backbone.get_weights()
    for one, other in zip(own, theirs, strict=True):
        np.testing.assert_array_equal(one, other)
    with pytest.raises(ValueError, match=r"at most \d+, the positions.*sequence_length=4096"):
        task_from_preset(MobileBERTTextClassifier, path, 4096, num_classes=3)


def test_needs_a_preset_with_a_tokenizer(tmp_path):
    with pytest.raises(ValueError, match="is no preset"):
        task_from_preset(MobileBERTTextClassifier, str(tmp_path), 8, num_classes=2)
    toy_sst2_classifier().backbone.save_to_preset(str(tmp_path / "backbone"))
    with pytest.raises(ValueError, match="has no tokenizer"):
        task_from_preset(MobileBERTTextClassifier, str(tmp_path / "backbone"), 8, num_classes=2)
