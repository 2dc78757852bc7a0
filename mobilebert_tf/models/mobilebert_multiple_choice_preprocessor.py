# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a prompt and its possible continuations to a multiple-choice model's inputs."""

import keras
import tensorflow as tf

from mobilebert_tf.models.mobilebert_text_classifier_preprocessor import (
    MobileBERTTextClassifierPreprocessor,
)


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTMultipleChoicePreprocessor(MobileBERTTextClassifierPreprocessor):
    """Packs every choice with its prompt: `[CLS] prompt [SEP] choice [SEP]`.

    Reads a tuple of strings `(batch,)` and `(batch, choices)`; gives the inputs of
    a backbone, each `(batch, choices, sequence_length)`.

    Args:
        tokenizer: a `MobileBERTTokenizer`.
        sequence_length: length of the packed sequence, special tokens included.
    """

    def call(self, x, y=None, sample_weight=None):
        prompts, choices = (tf.convert_to_tensor(part) for part in x)
        shape = tf.shape(choices)
        prompts = tf.repeat(prompts, shape[1])
        packed = super().call((prompts, tf.reshape(choices, [-1])), y=None)
        folded = [shape[0], shape[1], self.sequence_length]
        inputs = {name: tf.reshape(value, folded) for name, value in packed.items()}
        return keras.utils.pack_x_y_sample_weight(inputs, y, sample_weight)
