# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Scales and ranges are kept in a preset, and belong to its weights."""

import pytest

from mobilebert_tf.models import MobileBERTTextClassifier, load_preset, save_preset
from mobilebert_tf.models.quantization import FILE_NAME, Quantization, RoundingPoint
from tests.training.toy_sentiment import LABELS, TEXTS, toy_classifier

FOUND = Quantization(
    {"between_blocks": (1.5, 0.25)},
    {
        RoundingPoint(output_of="embeddings/projection"): (-1.0, 2.0),
        RoundingPoint(read_by=("block_0/attention/value", "pooler")): (0.0, 0.1),
    },
)


def test_reads_what_it_wrote(tmp_path):
    FOUND.write(tmp_path / "file.json")
    assert Quantization.read(tmp_path / "file.json") == FOUND


@pytest.mark.parametrize("text", ["{", "[]", '{"scales": {}, "points": [{"range": [1]}]}'])
def test_another_file_is_refused_by_name(tmp_path, text):
    (tmp_path / "file.json").write_text(text)
    with pytest.raises(ValueError, match=r"file\.json does not hold scales and ranges"):
        Quantization.read(tmp_path / "file.json")


def test_a_preset_keeps_it_until_the_weights_move(tmp_path):
    classifier = toy_classifier()
    classifier.quantization = FOUND
    save_preset(classifier, tmp_path / "preset")
    assert load_preset(tmp_path / "preset").quantization == FOUND
    loaded = MobileBERTTextClassifier.from_preset(str(tmp_path / "preset"))
    assert loaded.quantization == FOUND
    loaded.compile()
    loaded.fit(TEXTS[:4], LABELS[:4], verbose=0)
    assert loaded.quantization is None
    save_preset(loaded, tmp_path / "preset")
    assert not (tmp_path / "preset" / FILE_NAME).exists()
