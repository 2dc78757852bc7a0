# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A `.tflite` classifier of a few operators, to test what surrounds a model."""

import functools

import tensorflow as tf

VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "good", "bad", "film")


@functools.cache
def tiny_classifier(sequence_length: int = 6, num_tokens: int = 8) -> bytes:
    """Sums one score a token: "good" speaks for label 1, "bad" for label 0."""
    neutral = [[0.0, 0.0]]
    scores = tf.constant(neutral * 5 + [[0.0, 2.0], [2.0, 0.0]] + neutral * (num_tokens - 7))
    spec = functools.partial(tf.TensorSpec, [1, sequence_length], tf.int32)

    @tf.function(input_signature=[spec(name="ids"), spec(name="mask"), spec(name="segment_ids")])
    def classify(ids, mask, segment_ids):
        used = tf.cast(mask - segment_ids, tf.float32)[:, :, tf.newaxis]
        logits = tf.reduce_sum(tf.gather(scores, ids) * used, axis=1)
        return {"probability": tf.nn.softmax(logits)}

    module = tf.Module()
    module.classify = classify
    converter = tf.lite.TFLiteConverter.from_concrete_functions(
        [classify.get_concrete_function()], module
    )
    return converter.convert()
