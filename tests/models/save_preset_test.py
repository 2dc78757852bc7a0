# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A preset is saved whole or not at all."""

import numpy as np
import pytest

from mobilebert_tf.models import MobileBERTBackbone, architecture, save_preset


def test_saves_what_loads_again_in_the_place_of_an_older_one(tmp_path):
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy"))
    path = tmp_path / "presets" / "toy"
    path.mkdir(parents=True)
    (path / "config.json").touch()
    (path / "stale").touch()
    save_preset(backbone, path)
    assert not (path / "stale").exists()
    loaded = MobileBERTBackbone.from_preset(str(path))
    for ours, theirs in zip(backbone.get_weights(), loaded.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_leaves_nothing_behind_when_writing_fails(tmp_path):
    class Full:
        def save_to_preset(self, path):
            (tmp_path / path / "config.json").write_text("{")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        save_preset(Full(), tmp_path / "preset")
    assert list(tmp_path.iterdir()) == []
