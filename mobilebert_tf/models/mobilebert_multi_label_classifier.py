# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Several labels a text: raw strings in, one score a label out."""

import keras

from mobilebert_tf.models.mobilebert_text_classifier import MobileBERTTextClassifier


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTMultiLabelClassifier(MobileBERTTextClassifier):
    """A `MobileBERTTextClassifier` whose classes do not exclude each other.

    Labels are `(batch, num_classes)` zeros and ones, and the default loss is the
    binary cross-entropy of each. `activation` is None for logits or "sigmoid".
    """

    def compile(self, optimizer="auto", loss="auto", *, metrics="auto", **kwargs):
        """Compiles with Adam, binary cross-entropy and binary accuracy by default."""
        logits = self.activation is keras.activations.linear
        if loss == "auto":
            loss = keras.losses.BinaryCrossentropy(from_logits=logits)
        if metrics == "auto":
            metrics = [keras.metrics.BinaryAccuracy(threshold=0.0 if logits else 0.5)]
        super().compile(optimizer, loss, metrics=metrics, **kwargs)
