# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A plan is a list of different stages."""

import pytest

from mobilebert_tf.distill import TransferPlan, distillation_only


def test_empty_plans_and_equal_names_are_refused():
    stage = distillation_only(1).stages[0]
    with pytest.raises(ValueError, match="must not be empty"):
        TransferPlan(stages=())
    with pytest.raises(ValueError, match=r"\['distillation'\] twice"):
        TransferPlan(stages=(stage, stage))
