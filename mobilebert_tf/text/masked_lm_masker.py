# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Chooses and hides the tokens that a masked language model has to predict."""

import dataclasses

import tensorflow as tf


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

    KerasHub's `MaskedLMMaskGenerator` draws from a stateful generator, so a run
    that was interrupted could not repeat the masks of the batch it stopped at.
    Here each example draws from its own stateless stream: its masks depend on
    `seed`, its number and the padded length, not on its batch.

    Attributes:
        vocabulary_size: random replacements are drawn from all of it.
        mask_token_id: the id of `[MASK]`.
        unselectable_token_ids: never hidden; padding and the other specials.
        padding_token_id: the id that does not count towards the length.
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

    def __call__(self, token_ids: tf.Tensor, example_ids: tf.Tensor) -> dict:
        """Masks a batch.

        Args:
            token_ids: int32 `(batch, sequence)`, the first token a special one.
            example_ids: int64 `(batch,)`, the numbers the masks depend on.

        Returns:
            `token_ids` int32 `(batch, sequence)` after masking; `mask_positions`
            and `mask_ids` (the true tokens) int32 `(batch, max_predictions)`,
            in the order of the text; `mask_weights` float32 of that shape, 1
            where a prediction is asked for. Unused slots are all zero.

        Raises:
            ValueError: if the sequence is shorter than `max_predictions`.
        """
        length = token_ids.shape[1]
        _require(
            self,
            "max_predictions",
            self.max_predictions <= length,
            f"at most the sequence length, {length}",
        )
        order, action, replacement = self._random(example_ids, length)
        positions, weights = self._select(token_ids, order)
        true_ids = tf.gather(token_ids, positions, batch_dims=1)
        hidden_ids = self._hide(
            true_ids,
            tf.gather(action, positions, batch_dims=1),
            tf.gather(replacement, positions, batch_dims=1),
        )
        # Unused slots point at position 0, a special token: it is written to itself.
        hidden_ids = tf.where(weights > 0, hidden_ids, true_ids)
        return {
            "token_ids": _write(token_ids, positions, hidden_ids),
            "mask_positions": positions,
            "mask_ids": true_ids * tf.cast(weights, tf.int32),
            "mask_weights": weights,
        }

    def _random(self, example_ids, length):
        """Three uniform numbers for each position, each `(batch, sequence)`."""
        example_ids = tf.cast(example_ids, tf.int64)
        seeds = tf.stack([tf.fill(tf.shape(example_ids), self._seed), example_ids], 1)
        uniform = tf.map_fn(
            lambda seed: tf.random.stateless_uniform((3, length), seed),
            seeds,
            fn_output_signature=tf.TensorSpec((3, length), tf.float32),
        )
        return tf.unstack(uniform, axis=1)

    @property
    def _seed(self):
        return tf.constant(self.seed, tf.int64)

    def _select(self, token_ids, order):
        """Positions `(batch, max_predictions)` in ascending order, and their weights."""
        selectable = tf.reduce_all(
            token_ids[..., None] != tf.constant(self.unselectable_token_ids), axis=-1
        )
        count = self._prediction_count(token_ids, selectable)
        _, positions = tf.math.top_k(tf.where(selectable, order, -1.0), self.max_predictions)
        used = tf.range(self.max_predictions) < count[:, None]
        last = token_ids.shape[1]
        positions = tf.sort(tf.where(used, positions, last), axis=1)
        return tf.where(used, positions, 0), tf.cast(used, tf.float32)

    def _prediction_count(self, token_ids, selectable):
        """How many tokens each example has to predict, int32 `(batch,)`."""
        real = token_ids != self.padding_token_id
        length = tf.reduce_sum(tf.cast(real, tf.float32), axis=1)
        wanted = tf.maximum(1, tf.cast(tf.round(length * self.selection_rate), tf.int32))
        available = tf.reduce_sum(tf.cast(selectable, tf.int32), axis=1)
        return tf.minimum(tf.minimum(wanted, available), self.max_predictions)

    def _hide(self, true_ids, action, replacement):
        """What stands in the place of the selected tokens."""
        random_ids = tf.cast(replacement * self.vocabulary_size, tf.int32)
        random_ids = tf.minimum(random_ids, self.vocabulary_size - 1)
        kept = tf.where(action < self.mask_rate + self.random_rate, random_ids, true_ids)
        return tf.where(action < self.mask_rate, self.mask_token_id, kept)


def _write(token_ids, positions, values):
    """`token_ids` with `values` at `positions`, row by row."""
    rows = tf.broadcast_to(tf.range(tf.shape(positions)[0])[:, None], tf.shape(positions))
    return tf.tensor_scatter_nd_update(token_ids, tf.stack([rows, positions], axis=-1), values)


def _require(config, name: str, holds: bool, expectation: str):
    if not holds:
        raise ValueError(
            f"`{name}` must be {expectation}. Received: {name}={getattr(config, name)!r}."
        )
