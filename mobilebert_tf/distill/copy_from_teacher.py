# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The weights a student takes over from its teacher."""

from __future__ import annotations

from collections.abc import Iterator

import keras

Pair = tuple[keras.layers.Layer, keras.layers.Layer]
_ALIKE = (
    "Teacher and student must have the same vocabulary_size, embedding_dim, hidden_dim, "
    "max_sequence_length and num_segments, or the plan `copy_from_teacher=False`."
)


def copy_from_teacher(teacher: keras.Model, student: keras.Model) -> tuple[str, ...]:
    """Copies the embedding and both heads; the student's blocks stay as they are.

    Tables, projection, masked-LM head and next-sentence head have the same
    shape in both. The embedding's norm is copied by name, gamma to gamma, and
    only between norms of one kind; a NoNorm student of a LayerNorm teacher keeps
    its identity, as in google-research. (The Model Garden copies by position,
    which swaps gamma and beta there.)

    Args:
        teacher, student: `MobileBERTPretrainer`s.

    Returns:
        The paths of the student's variables that were set.

    Raises:
        ValueError: if shapes differ, before anything is copied.
    """
    theirs, ours = (model.backbone.embeddings.projection for model in (teacher, student))
    if (theirs is None) != (ours is None):
        raise ValueError(
            f"{_ALIKE} Received: a projection of the embedding in the "
            f"{'student' if theirs is None else 'teacher'} alone"
        )
    variables = [pair for layers in _layers(teacher, student) for pair in _variables(*layers)]
    for source, target in variables:
        if source.shape != target.shape:
            raise ValueError(
                f"{_ALIKE} Received: {target.path} teacher={source.shape}, student={target.shape}"
            )
    for source, target in variables:
        target.assign(source)
    return tuple(target.path for _, target in variables)


def _layers(teacher: keras.Model, student: keras.Model) -> Iterator[Pair]:
    theirs, ours = teacher.backbone.embeddings, student.backbone.embeddings
    yield theirs.word_embedding, ours.word_embedding
    yield theirs.position_embedding, ours.position_embedding
    yield theirs.segment_embedding, ours.segment_embedding
    if ours.projection is not None:
        yield theirs.projection, ours.projection
    if type(theirs.normalization) is type(ours.normalization):
        yield theirs.normalization, ours.normalization
    yield teacher.masked_lm_head, student.masked_lm_head
    yield teacher.next_sentence_head, student.next_sentence_head


def _variables(
    theirs: keras.layers.Layer, ours: keras.layers.Layer
) -> Iterator[tuple[keras.Variable, keras.Variable]]:
    # The last two parts of a path: layer and leaf, "dense/kernel".
    by_name = {tuple(v.path.split("/")[-2:]): v for v in theirs.weights}
    for variable in ours.weights:
        name = tuple(variable.path.split("/")[-2:])
        if name not in by_name:
            raise ValueError(
                f"The teacher must have every copied weight. Received: no {variable.path}"
            )
        yield by_name[name], variable
