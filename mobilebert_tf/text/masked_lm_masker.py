# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Chooses and hides the tokens that a masked language model has to predict."""

import dataclasses
import functools

import numpy as np
import tensorflow as tf

_PHILOX = 1
# Numbers that one step of the Philox generator's counter gives.
_NUMBERS_PER_STEP = 4


@dataclasses.dataclass(frozen=True, kw_only=True)
class MaskedLMMasker:
    """BERT's masking as a function of the seed and the example's number.

    Of `round(selection_rate * length)` positions, at least one, a share
    `mask_rate` becomes `[MASK]`, a share `random_rate` any token of the
    vocabulary, and the rest stays as it is (Devlin et al. 2018, section 3.1).
    The length counts every token that is not padding, as the original
    `create_pretraining_data` does. Masking at load time instead of once in the
    file gives fresh masks in each epoch (dynamic masking, Liu et al. 2019,
    section 4.1).

    With `continuation_token_ids` whole words are chosen: a piece that continues a
    word goes with the pieces before it, words are taken in a random order, and one
    that has more pieces than there is room for is passed over. Each piece is then
    hidden or kept by itself. This is the original's `do_whole_word_mask`, but for a
    segment that was cut inside a word: the original adds its first piece to the
    last word of the segment before, here it is a word.

    KerasHub's `MaskedLMMaskGenerator` draws from a stateful generator, so a run
    that was interrupted could not repeat the masks of the batch it stopped at.
    Here the examples share one counter-based stream, in which each has its place:
    its masks depend on `seed`, its number and the shapes, not on its batch.

    Attributes:
        vocabulary_size: random replacements are drawn from all of it.
        mask_token_id: the id of `[MASK]`.
        unselectable_token_ids: never hidden; padding and the other specials.
        padding_token_id: the id that does not count towards the length.
        continuation_token_ids: the pieces that continue a word (`##…`), to choose
            whole words; empty to choose tokens.
        max_predictions: most positions per example; longer lists are cut.
        selection_rate: share of the tokens that is to be predicted.
        mask_rate: share of the selected tokens that becomes `[MASK]`.
        random_rate: share of the selected tokens that becomes a random token.
        seed: two seeds give unrelated masks.
    """

    vocabulary_size: int
    mask_token_id: int
    unselectable_token_ids: tuple[int, ...]
    padding_token_id: int = 0
    continuation_token_ids: tuple[int, ...] = ()
    max_predictions: int = 20
    selection_rate: float = 0.15
    mask_rate: float = 0.8
    random_rate: float = 0.1
    seed: int = 0

    def __post_init__(self):
        for name in ("vocabulary_size", "max_predictions"):
            _require(self, name, getattr(self, name) >= 1, "at least 1")
        for name in ("selection_rate", "mask_rate", "random_rate"):
            _require(self, name, 0 <= getattr(self, name) <= 1, "between 0 and 1")
        total = self.mask_rate + self.random_rate
        _require(self, "random_rate", total <= 1 + 1e-9, "at most 1 - `mask_rate`")
        in_vocabulary = 0 <= self.mask_token_id < self.vocabulary_size
        _require(self, "mask_token_id", in_vocabulary, "an id of the vocabulary")

    def __call__(self, token_ids: tf.Tensor, first_example: tf.Tensor) -> dict:
        """Masks a batch of examples with consecutive numbers.

        Args:
            token_ids: int32 `(batch, sequence)`, the first token a special one.
            first_example: int64 scalar, the number of the first example.

        Returns:
            `token_ids` int32 `(batch, sequence)` after masking; `mask_positions`
            and `mask_ids` (the true tokens) int32 `(batch, max_predictions)`,
            in the order of the text; `mask_weights` float32 of that shape, 1
            where a prediction is asked for. Unused slots are all zero.

        Raises:
            ValueError: if the sequence is shorter than `max_predictions`.
        """
        length, slots = token_ids.shape[1], self.max_predictions
        at_most = f"at most the sequence length, {length}"
        _require(self, "max_predictions", slots <= length, at_most)
        uniform = self._uniform(first_example, tf.shape(token_ids)[0], length + 2 * slots)
        order, action, replacement = tf.split(uniform, [length, slots, slots], axis=1)
        positions, is_used = self._select(token_ids, order)
        true_ids = tf.gather(token_ids, positions, batch_dims=1)
        hidden_ids = self._hide(true_ids, action, replacement)
        # Unused slots point at position 0, a special token: it is written to itself.
        return {
            "token_ids": _write(token_ids, positions, tf.where(is_used, hidden_ids, true_ids)),
            "mask_positions": positions,
            "mask_ids": tf.where(is_used, true_ids, 0),
            "mask_weights": tf.cast(is_used, tf.float32),
        }

    def _uniform(self, first_example, batch_size, numbers):
        """Uniform numbers `(batch, numbers)`, each row from its own part of the stream."""
        steps = -(-numbers // _NUMBERS_PER_STEP)
        counter = tf.cast(first_example, tf.int64) * steps
        uniform = tf.raw_ops.StatelessRandomUniformV2(
            shape=[batch_size * steps * _NUMBERS_PER_STEP],
            key=tf.constant([self.seed], tf.uint64),
            counter=tf.cast(tf.stack([counter, 0]), tf.uint64),
            alg=_PHILOX,
        )
        return tf.reshape(uniform, [batch_size, steps * _NUMBERS_PER_STEP])[:, :numbers]

    def _select(self, token_ids, order):
        """Positions `(batch, max_predictions)` in ascending order, and which are in use."""
        is_selectable = tf.reduce_all(
            token_ids[..., None] != tf.constant(self.unselectable_token_ids), axis=-1
        )
        count = self._prediction_count(token_ids, is_selectable)
        if self.continuation_token_ids:
            is_selected = self._whole_words(token_ids, is_selectable, order, count)
            order, count = tf.cast(is_selected, tf.float32), _sum(is_selected)
        else:
            order = tf.where(is_selectable, order, -1.0)
        _, positions = tf.math.top_k(order, self.max_predictions)
        is_used = tf.range(self.max_predictions) < count[:, None]
        positions = tf.sort(tf.where(is_used, positions, token_ids.shape[1]), axis=1)
        return tf.where(is_used, positions, 0), is_used

    def _prediction_count(self, token_ids, is_selectable):
        """How many tokens each example has to predict, int32 `(batch,)`."""
        length = tf.cast(_sum(token_ids != self.padding_token_id), tf.float64)
        wanted = tf.maximum(1, tf.cast(tf.round(length * self.selection_rate), tf.int32))
        return tf.minimum(tf.minimum(wanted, _sum(is_selectable)), self.max_predictions)

    def _whole_words(self, token_ids, is_selectable, order, count):
        """Which tokens belong to the chosen words, bool `(batch, sequence)`."""
        continues = is_selectable & tf.gather(self._continues, token_ids)
        continues &= tf.pad(is_selectable[:, :-1], [[0, 0], [1, 0]])
        word = tf.maximum(tf.cumsum(tf.cast(is_selectable & ~continues, tf.int32), axis=1) - 1, 0)
        rows, length = tf.shape(token_ids)[0], token_ids.shape[1]
        sizes = tf.math.unsorted_segment_sum(
            tf.cast(is_selectable, tf.int32), word + length * tf.range(rows)[:, None], rows * length
        )
        sizes = tf.reshape(sizes, [rows, length])
        turn = tf.argsort(tf.where(sizes > 0, order, 1.0), axis=1)
        chosen = _fill(tf.gather(sizes, turn, batch_dims=1), count)
        chosen = tf.gather(chosen, tf.argsort(turn, axis=1), batch_dims=1)
        return is_selectable & tf.gather(chosen, word, batch_dims=1)

    @functools.cached_property
    def _continues(self):
        table = np.zeros(self.vocabulary_size, bool)
        table[list(self.continuation_token_ids)] = True
        return table

    def _hide(self, true_ids, action, replacement):
        """What stands in the place of the selected tokens."""
        random_ids = tf.cast(replacement * self.vocabulary_size, tf.int32)
        random_ids = tf.minimum(random_ids, self.vocabulary_size - 1)
        kept = tf.where(action < self.mask_rate + self.random_rate, random_ids, true_ids)
        return tf.where(action < self.mask_rate, self.mask_token_id, kept)


def _sum(booleans):
    """How many of a row are true, int32 `(batch,)`."""
    return tf.reduce_sum(tf.cast(booleans, tf.int32), axis=1)


def _fill(sizes, room):
    """Takes each of `sizes` `(batch, words)` in turn that still fits into `room` `(batch,)`.

    Each round takes all words up to the first that is too large for what is left; a
    word that does not fit once does not fit later.
    """

    def round_(taken, waiting, room):
        waiting &= sizes <= room[:, None]
        reach = tf.cumsum(tf.where(waiting, sizes, 0), axis=1)
        now = waiting & (reach <= room[:, None])
        room -= tf.reduce_sum(tf.where(now, sizes, 0), axis=1)
        return taken | now, waiting & ~now, room

    waiting = sizes > 0
    start = (tf.zeros_like(waiting), waiting, room)
    return tf.while_loop(lambda taken, waiting, room: tf.reduce_any(waiting), round_, start)[0]


def _write(token_ids, positions, values):
    """`token_ids` with `values` at `positions`, row by row."""
    rows = tf.broadcast_to(tf.range(tf.shape(positions)[0])[:, None], tf.shape(positions))
    return tf.tensor_scatter_nd_update(token_ids, tf.stack([rows, positions], axis=-1), values)


def _require(config, name: str, holds: bool, expectation: str):
    if not holds:
        raise ValueError(
            f"`{name}` must be {expectation}. Received: {name}={getattr(config, name)!r}."
        )
