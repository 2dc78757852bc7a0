# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Records of both kinds, by hand and as BERT's own reader sees them."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.data.example_serializer import ExampleSerializer
from mobilebert_tf.data.next_sentence_pairs import NextSentencePair
from mobilebert_tf.data.pretraining_examples_config import PretrainingExamplesConfig

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *(f"w{n}" for n in range(95))]
PAD, CLS, SEP, MASK = 0, 2, 3, 4


def make_pair(first, second, label=0):
    return NextSentencePair(np.int32(first), np.int32(second), label)


def serializer(**settings):
    return ExampleSerializer(PretrainingExamplesConfig(**settings), VOCABULARY)


def parse(record):
    features = tf.train.Example.FromString(record).features.feature
    return {
        name: list(getattr(feature, feature.WhichOneof("kind")).value)
        for name, feature in features.items()
    }


def static(pairs, first_number=0, **settings):
    settings = {"sequence_length": 32, "max_predictions": 6, "masking": "static"} | settings
    return [parse(record) for record in serializer(**settings)(pairs, first_number)]


def test_dynamic_by_hand():
    (record,) = serializer()([make_pair([10, 11], [20], label=1)], 0)
    assert parse(record) == {
        "token_ids": [CLS, 10, 11, SEP, 20, SEP],
        "first_segment_length": [4],
        "next_sentence_label": [1],
    }


PAIRS = [make_pair(range(10, 10 + n % 17 + 1), range(50, 62), n % 2) for n in range(2500)]


def test_static_is_what_the_original_writes():
    for pair, example in zip(PAIRS, static(PAIRS), strict=True):
        true = [CLS, *pair.first, SEP, *pair.second, SEP]
        length, first = len(true), len(pair.first) + 2
        assert example["input_mask"] == [1] * length + [0] * (32 - length)
        assert example["segment_ids"] == (
            [0] * first + [1] * (length - first) + [0] * (32 - length)
        )
        assert example["next_sentence_labels"] == [pair.label]
        count = min(6, round(0.15 * length))
        positions = example["masked_lm_positions"]
        assert len(positions) == len(example["masked_lm_ids"]) == 6
        assert example["masked_lm_weights"] == [1.0] * count + [0.0] * (6 - count)
        assert positions[:count] == sorted(set(positions[:count])) and not any(positions[count:])
        assert example["masked_lm_ids"] == [true[p] for p in positions[:count]] + [0] * (6 - count)
        unmasked = [i for i in range(length) if i not in positions[:count]]
        assert [example["input_ids"][i] for i in unmasked] == [true[i] for i in unmasked]
        assert not any(true[p] in (CLS, SEP) for p in positions[:count])
        assert example["input_ids"][length:] == [PAD] * (32 - length)


def test_eighty_ten_ten():
    hidden = [
        (example["input_ids"][p], true)
        for example in static(PAIRS)
        for p, true, weight in zip(
            *(example[f"masked_lm_{name}"] for name in ("positions", "ids", "weights")), strict=True
        )
        if weight
    ]
    number = len(hidden)
    assert number > 7000
    masked = sum(seen == MASK for seen, _ in hidden)
    kept = sum(seen == true for seen, true in hidden)
    # Of the random ones a hundredth is [MASK] and another the token itself.
    for found, share in ((masked, 0.801), (kept, 0.101)):
        assert abs(found / number - share) < 3 * (share * (1 - share) / number) ** 0.5


def test_masks_depend_on_the_number_alone():
    def positions(pairs, number):
        return [example["masked_lm_positions"] for example in static(pairs, number)]

    assert positions(PAIRS[:9], 5)[4:] == positions(PAIRS[4:9], 9)
    assert positions(PAIRS[:9], 5) != positions(PAIRS[:9], 2**40)


def test_whole_words():
    vocabulary = [*VOCABULARY[:50], *(f"##{n}" for n in range(50))]
    config = PretrainingExamplesConfig(
        sequence_length=32, max_predictions=6, masking="static", whole_word_masking=True
    )
    pairs = [make_pair([10, 60, 61, 11, 12, 62, 13], [20, 21, 70, 22]) for _ in range(200)]
    for record in ExampleSerializer(config, vocabulary)(pairs, 0):
        example = parse(record)
        chosen = {
            p
            for p, w in zip(
                example["masked_lm_positions"], example["masked_lm_weights"], strict=True
            )
            if w
        }
        for word in ({1, 2, 3}, {5, 6}, {10, 11}):
            assert word <= chosen or not word & chosen


@pytest.mark.parametrize("use_v2", [False, True])
def test_the_model_garden_reads_them(tmp_path, use_v2):
    from official.nlp.data import pretrain_dataloader

    path = str(tmp_path / "static.tfrecord")
    write = serializer(
        sequence_length=32, max_predictions=6, masking="static", use_v2_feature_names=use_v2
    )
    with tf.io.TFRecordWriter(path) as writer:
        for record in write(PAIRS[:8], 0):
            writer.write(record)
    config = pretrain_dataloader.BertPretrainDataConfig(
        input_path=path,
        seq_length=32,
        max_predictions_per_seq=6,
        global_batch_size=4,
        is_training=False,
        use_v2_feature_names=use_v2,
    )
    batch = next(iter(pretrain_dataloader.BertPretrainDataLoader(config).load()))
    wanted = static(PAIRS[:4])
    names = {
        "input_word_ids": "input_ids",
        "input_mask": "input_mask",
        "input_type_ids": "segment_ids",
        "masked_lm_positions": "masked_lm_positions",
        "masked_lm_ids": "masked_lm_ids",
        "masked_lm_weights": "masked_lm_weights",
        "next_sentence_labels": "next_sentence_labels",
    }
    assert set(batch) == set(names)
    for theirs, ours in names.items():
        np.testing.assert_array_equal(batch[theirs], [example[ours] for example in wanted])
