# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Examples are drawn from what a task trains on, mixed, and the same every time."""

import pytest

from mobilebert_tf.lite.encode_example import encode_example
from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.tasks.calibration_examples import calibration_examples
from tests.tasks.toy_tasks import write_rte, write_sst2, write_stsb
from tests.tasks.toy_word_tasks import write_multi_label, write_multiple_choice, write_tagging

PIECES = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])


@pytest.mark.parametrize(
    "name, write, head, pairs",
    [
        ("sst2", write_sst2, "text_classifier", False),
        ("rte", write_rte, "text_classifier", True),
        ("stsb", write_stsb, "text_regressor", True),
        ("multi_label", write_multi_label, "multi_label_classifier", False),
        ("multiple_choice", write_multiple_choice, "multiple_choice", True),
        ("tagging", write_tagging, "token_classifier", False),
    ],
)
def test_every_task_gives_what_its_files_read(tmp_path, name, write, head, pairs):
    write(tmp_path)
    examples = calibration_examples(name, str(tmp_path), 10)
    assert len(examples) == 10
    assert examples == calibration_examples(name, str(tmp_path), 10)
    assert examples == calibration_examples(name, str(tmp_path), 12)[:10]
    samples = [each for e in examples for each in encode_example(PIECES, e, head, 16)]
    assert all((each["segment_ids"].max() == 1) == pairs for each in samples)


def test_files_in_order_are_mixed(tmp_path):
    lines = [f"text {index:03}\t{int(index > 50)}" for index in range(100)]
    (tmp_path / "train.tsv").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "dev.tsv").write_text("not this\t0\nnor this\t1\n", encoding="utf-8")
    numbers = [int(text[5:]) for text in calibration_examples("text", str(tmp_path), 20)]
    assert numbers != sorted(numbers) and min(numbers) < 25 and max(numbers) > 75


def test_the_diagnostic_set_has_test_texts_alone(tmp_path):
    (tmp_path / "diagnostic.tsv").write_text("index\tsentence1\tsentence2\n0\ta\tb\n")
    assert calibration_examples("ax", str(tmp_path), 3) == [("a", "b")]


def test_no_such_task(tmp_path):
    with pytest.raises(ValueError, match="Did you mean 'mrpc'"):
        calibration_examples("mrcp", str(tmp_path), 3)
