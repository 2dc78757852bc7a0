# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The masker's counts, shares and repeatability."""

import numpy as np
import pytest
import tensorflow as tf

from mobilebert_tf.text.masked_lm_masker import MaskedLMMasker

PAD, UNK, CLS, SEP, MASK = range(5)
VOCABULARY_SIZE = 1000


def make_masker(**overrides):
    arguments = {
        "vocabulary_size": VOCABULARY_SIZE,
        "mask_token_id": MASK,
        "unselectable_token_ids": (PAD, CLS, SEP),
        "max_predictions": 20,
    }
    return MaskedLMMasker(**(arguments | overrides))


def make_tokens(length, padded_length, rows=1):
    """[CLS] words [SEP] padding, `length` tokens of them real."""
    tokens = np.zeros((rows, padded_length), np.int32)
    tokens[:, :length] = 5 + np.arange(length) % (VOCABULARY_SIZE - 5)
    tokens[:, 0] = CLS
    tokens[:, length - 1] = SEP
    return tf.constant(tokens)


@pytest.mark.parametrize(
    ("length", "max_predictions", "expected"),
    # round(0.15 * 40) = 6; round(0.15 * 20) = 3; the cap; at least one; none to hide.
    [(40, 20, 6), (20, 20, 3), (64, 5, 5), (4, 20, 1), (2, 20, 0)],
)
def test_number_of_predictions(length, max_predictions, expected):
    masked = make_masker(max_predictions=max_predictions)(make_tokens(length, 64), 7)
    assert masked["mask_weights"].numpy().sum() == expected
    assert masked["mask_positions"].shape == (1, max_predictions)


def test_slots_hold_true_tokens_in_order_and_unused_slots_are_zero():
    tokens = make_tokens(40, 64, rows=50)
    masked = {name: value.numpy() for name, value in make_masker()(tokens, 0).items()}
    positions, ids = masked["mask_positions"], masked["mask_ids"]
    assert (np.diff(positions[:, :6]) > 0).all()
    assert (positions[:, :6] >= 1).all() and (positions[:, :6] <= 38).all()
    np.testing.assert_array_equal(ids[:, :6], positions[:, :6] + 5)
    for name in ("mask_positions", "mask_ids", "mask_weights"):
        assert not masked[name][:, 6:].any()
    changed = masked["token_ids"] != tokens.numpy()
    selected = np.zeros_like(changed)
    np.put_along_axis(selected, positions[:, :6], True, axis=1)
    assert not (changed & ~selected).any()


def test_shares_are_80_10_10():
    tokens = make_tokens(102, 102, rows=2000)
    masked = tf.function(make_masker().__call__)(tokens, 0)
    true_ids = masked["mask_ids"].numpy()[:, :15]
    now = tf.gather(masked["token_ids"], masked["mask_positions"], batch_dims=1)
    now = now.numpy()[:, :15]
    # 30,000 draws: the standard error of a share near 0.1 is 0.0017, of 0.8 0.0023.
    assert abs((now == MASK).mean() - 0.8) < 0.01
    assert abs((now == true_ids).mean() - 0.1) < 0.008
    others = now[(now != MASK) & (now != true_ids)]
    # Random tokens are uniform over 0..999: mean 499.5, standard error 5.3.
    assert abs(others.mean() - 499.5) < 27


def test_every_position_is_selected_equally_often():
    tokens = make_tokens(22, 22, rows=4000)
    masker = make_masker(max_predictions=3)
    masked = tf.function(masker.__call__)(tokens, 0)
    counts = np.bincount(masked["mask_positions"].numpy().ravel(), minlength=22)
    # Each of the 20 words is chosen with probability 3/20: 600 times, deviation 22.6.
    assert counts[0] == counts[21] == 0
    assert np.abs(counts[1:21] - 600).max() < 120


def test_masks_depend_on_seed_and_number_not_on_the_batch():
    masker = make_masker()
    tokens = make_tokens(64, 64, rows=8)
    whole = masker(tokens, 2**33)
    part = masker(tokens[2:5], 2**33 + 2)
    for name, value in part.items():
        np.testing.assert_array_equal(value, whole[name][2:5])
    positions = whole["mask_positions"].numpy()
    assert len({tuple(row) for row in positions}) == 8
    assert (make_masker(seed=1)(tokens, 2**33)["mask_positions"].numpy() != positions).any()


def test_eager_equals_tf_data():
    masker = make_masker()
    tokens, number = make_tokens(48, 64, rows=8), tf.constant(3, tf.int64)
    eager = masker(tokens, number)
    mapped = next(iter(tf.data.Dataset.from_tensors((tokens, number)).map(masker)))
    for name, value in eager.items():
        np.testing.assert_array_equal(value, mapped[name])


# Ids from 500 on continue a word.
WHOLE_WORDS = {"continuation_token_ids": tuple(range(500, 1000))}


def words_of(row):
    """The positions of each word of a row, as BERT's `do_whole_word_mask` groups them."""
    words = []
    for position, token in enumerate(row):
        if token in (PAD, CLS, SEP):
            continue
        if token >= 500 and row[position - 1] not in (PAD, CLS, SEP):
            words[-1].append(position)
        else:
            words.append([position])
    return words


def random_words(rows, length, seed=0):
    """[CLS] pieces [SEP] pieces [SEP] with words of one to about six pieces."""
    generator = np.random.default_rng(seed)
    continues = generator.random((rows, length)) < 0.45
    tokens = np.where(continues, 500, 5) + generator.integers(0, 490, (rows, length))
    tokens[:, 0], tokens[:, length // 3], tokens[:, -1] = CLS, SEP, SEP
    return tokens.astype(np.int32)


def test_whole_words_are_chosen_as_by_the_original():
    """Greedy in a random order; the order is read from the generator the masker uses."""
    tokens = random_words(200, 48)
    masker = make_masker(max_predictions=9, **WHOLE_WORDS)
    order = masker._uniform(0, 200, 48 + 2 * 9).numpy()[:, :48]
    masked = tf.function(masker.__call__)(tf.constant(tokens), 0)
    positions = masked["mask_positions"].numpy()
    for row, turn, slots in zip(tokens, order, positions, strict=True):
        words = words_of(row)
        expected = []
        for word in sorted(range(len(words)), key=lambda w: turn[w]):
            if len(expected) + len(words[word]) <= 7:  # round(0.15 * 48)
                expected += words[word]
        assert slots[slots > 0].tolist() == sorted(expected)


def test_pieces_of_a_word_are_hidden_one_by_one():
    tokens = tf.constant(random_words(3000, 48))
    masked = make_masker(max_predictions=9, **WHOLE_WORDS)(tokens, 0)
    used = masked["mask_weights"].numpy() > 0
    now = tf.gather(masked["token_ids"], masked["mask_positions"], batch_dims=1).numpy()[used]
    # 21,000 draws: the standard error of 0.8 is 0.0028, of 0.1 0.0021.
    assert abs((now == MASK).mean() - 0.8) < 0.009
    assert abs((now == masked["mask_ids"].numpy()[used]).mean() - 0.1) < 0.0065


def test_word_longer_than_the_room_is_passed_over():
    # One word of five pieces, room for one: nothing, as in the original.
    tokens = tf.constant([[CLS, 5, 500, 501, 502, 503, SEP, PAD]], tf.int32)
    masked = make_masker(max_predictions=4, **WHOLE_WORDS)(tokens, 0)
    assert masked["mask_weights"].numpy().sum() == 0
    np.testing.assert_array_equal(masked["token_ids"], tokens)


def test_first_piece_of_a_cut_segment_is_a_word():
    tokens = tf.constant([[CLS, 500, SEP, 501, SEP, PAD, PAD, PAD]], tf.int32)
    chosen = {
        make_masker(max_predictions=4, **WHOLE_WORDS)(tokens, n)["mask_positions"].numpy()[0, 0]
        for n in range(20)
    }
    assert chosen == {1, 3}


@pytest.mark.parametrize(
    "overrides",
    [
        {"max_predictions": 0},
        {"vocabulary_size": 0},
        {"selection_rate": 1.5},
        {"mask_rate": 0.95, "random_rate": 0.1},
        {"mask_token_id": VOCABULARY_SIZE},
    ],
)
def test_rejects_values_by_name(overrides):
    with pytest.raises(ValueError, match=f"`{list(overrides)[-1]}` must be"):
        make_masker(**overrides)


def test_rejects_more_predictions_than_tokens():
    with pytest.raises(ValueError, match="at most the sequence length, 16"):
        make_masker()(make_tokens(16, 16), 0)
