# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Lets a Keras model compute as its int8 file will, and learn with that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import keras
import numpy as np
import tensorflow as tf

from mobilebert_tf.lite.absorb_biases import absorb_biases
from mobilebert_tf.lite.copy_model import backbone_and_readers
from mobilebert_tf.lite.fold_norms import fold_norms
from mobilebert_tf.lite.inference_graph import attention_scale
from mobilebert_tf.lite.linear_layers import linear_layers
from mobilebert_tf.lite.linear_weights import Change, LinearWeights
from mobilebert_tf.lite.rescale_channels import rescale_channels
from mobilebert_tf.lite.residual_stream import has_streams
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.quantization import Quantization

_SMALLEST_WEIGHT = 1e-30


class FakeQuantization:
    """A context in which a model rounds where its int8 file does.

    The rounding is simulated in float, and gradients pass it as if it was not there
    (Jacob et al. 2018, arXiv:1712.05877, section 3). Its points are those of
    `quantize_linear_layers`: inputs and outputs of the linear layers with one range
    each, kernels with one for each output channel, the word table with one. Kernels
    and table take their range from their values; those of activations are learnt,
    by the gradient of what they clip (PACT, arXiv:1805.06085) and in the logarithm
    (as arXiv:1903.08066 does), so that a learning rate means the same for each.

    The file folds norms and rescales channels before it rounds, the model does not:
    every point goes to the file's scale, rounds, and comes back. So the weights, and
    what a learning rate does to them, stay those of ordinary training. Folded norms
    are frozen meanwhile, for they are that scale, and so are the biases that
    `absorb_biases` moves; kernels and other biases can do all that they can.

    ```python
    with FakeQuantization(model, quantization) as rounding:
        model.fit(...)
        model.quantization = rounding.quantization
    ```

    Within the context the model has two more weights, `range_low` and `range_high`.
    Compile it inside.

    Args:
        model: a task of float32.
        quantization: of this architecture, to begin with.
    """

    def __init__(self, model: MobileBERTTask, quantization: Quantization):
        self._model = model
        self._absorbed = absorb_biases(model.backbone)
        self._scales = quantization.scales
        self._changes = _changes(model, quantization.scales)
        self._points = list(quantization.ranges)
        self._ranges = np.array(list(quantization.ranges.values()), np.float32)
        self._replaced: list[keras.layers.Layer] = []
        self._frozen: list[keras.layers.Layer | keras.Variable] = []

    @property
    def quantization(self) -> Quantization:
        """The scales and ranges as they are now."""
        low = self._ranges[:, 0] * np.exp(self._model.range_low)
        high = self._ranges[:, 1] * np.exp(self._model.range_high)
        pairs = zip(low.tolist(), high.tolist(), strict=True)
        return Quantization(self._scales, dict(zip(self._points, pairs, strict=True)))

    def __enter__(self) -> FakeQuantization:
        for name in ("range_low", "range_high"):
            # Logarithms of factors, so that zero is what calibration found.
            zeros = np.zeros(len(self._points), np.float32)
            setattr(self._model, name, keras.Variable(zeros, name=name))
        for layer, call in list(self._calls()):
            layer.call = call  # Keras looks it up at every call; `del` gives the class's back.
            self._replaced.append(layer)
        self._freeze_scales()
        self._forget_traces()
        return self

    def __exit__(self, *_) -> None:
        for layer in self._replaced:
            del layer.call
        for each in self._frozen:
            each.trainable = True
        self._replaced, self._frozen = [], []
        del self._model.range_low, self._model.range_high
        self._forget_traces()

    def _calls(self) -> Iterator[tuple[keras.layers.Layer, Callable]]:
        """Yields the layers that round, and what computes each."""
        table = self._model.backbone.embeddings.word_embedding
        yield table, _RoundedTable(table)
        written = {point.output_of: i for i, point in enumerate(self._points)}
        read = {layer: i for i, point in enumerate(self._points) for layer in point.read_by}
        for name, dense in linear_layers(self._model).items():
            if name in written:
                yield (
                    dense,
                    _RoundedDense(
                        dense,
                        self._changes[name],
                        self._rounding(read[name]) if name in read else tf.identity,
                        self._rounding(written[name]),
                    ),
                )

    def _rounding(self, index: int) -> Callable[[tf.Tensor], tf.Tensor]:
        """Rounds a tensor in the file's scale to the 256 steps of a point's range."""
        (low, high), model = self._ranges[index], self._model

        def rounded(values: tf.Tensor) -> tf.Tensor:
            return tf.quantization.fake_quant_with_min_max_vars(
                values,
                low * tf.exp(model.range_low.value[index]),
                high * tf.exp(model.range_high.value[index]),
            )

        return rounded

    def _freeze_scales(self) -> None:
        """Norms that are folded into linear layers, and biases that moved."""
        backbone = self._model.backbone
        self._frozen = [dense.bias for dense in self._absorbed]
        if has_streams(backbone):
            layers = self._model._flatten_layers()
            self._frozen += [each for each in layers if each.name == "normalization"]
        self._frozen = [each for each in self._frozen if each.trainable]
        for each in self._frozen:
            each.trainable = False

    def _forget_traces(self) -> None:
        """What Keras traced computes as the model did then."""
        model = self._model
        model.train_function = model.test_function = model.predict_function = None


class _RoundedDense:
    """`x W + b`, with the roundings that its int8 form makes.

    Args:
        dense: the layer.
        change: between the layer and its form in the file.
        round_inputs, round_outputs: in the file's scale.
    """

    def __init__(
        self,
        dense: keras.layers.Dense,
        change: Change,
        round_inputs: Callable[[tf.Tensor], tf.Tensor],
        round_outputs: Callable[[tf.Tensor], tf.Tensor],
    ):
        self._dense = dense
        self._inputs = np.float32(change.inputs)
        self._outputs = np.float32(change.outputs)
        self._shift = np.float32(change.shift)
        self._round_inputs, self._round_outputs = round_inputs, round_outputs

    def __call__(self, inputs: tf.Tensor, training: bool | None = None) -> tf.Tensor:
        del training
        kernel = _round_channels(self._dense.kernel.value * self._inputs[:, None])
        outputs = tf.matmul(self._round_inputs(inputs / self._inputs), kernel)
        theirs = (outputs + self._dense.bias.value) * self._outputs + self._shift
        outputs = (self._round_outputs(theirs) - self._shift) / self._outputs
        return self._dense.activation(outputs)


class _RoundedTable:
    """Rows of the word table, which is int8 with one scale."""

    def __init__(self, table: keras.layers.Embedding):
        self._table = table

    def __call__(self, token_ids: tf.Tensor) -> tf.Tensor:
        table = self._table.embeddings.value
        rows = tf.gather(table, token_ids)
        low = tf.minimum(tf.reduce_min(table), 0.0)
        high = tf.maximum(tf.reduce_max(table), 0.0)
        return _straight_through(
            rows, tf.quantization.fake_quant_with_min_max_vars(rows, low, high)
        )


def _round_channels(kernel: tf.Tensor) -> tf.Tensor:
    """Symmetric int8 with one scale for each output channel."""
    largest = tf.maximum(tf.reduce_max(tf.abs(kernel), axis=0), _SMALLEST_WEIGHT)
    return _straight_through(
        kernel,
        tf.quantization.fake_quant_with_min_max_vars_per_channel(
            kernel, -largest, largest, narrow_range=True
        ),
    )


def _straight_through(values: tf.Tensor, rounded: tf.Tensor) -> tf.Tensor:
    """Rounds, with the gradient of what is not rounded.

    TensorFlow's own gradient leaves out what lies at the very ends of the range, and
    there the values that set the range do lie.
    """
    return values + tf.stop_gradient(rounded - values)


def _changes(model: MobileBERTTask, scales: Mapping[str, tuple]) -> dict[str, Change]:
    """What becomes of each linear layer on its way into the file."""
    weights = LinearWeights()
    folded = fold_norms(model, weights)
    rescale_channels(folded, scales, weights)
    changes = {name: weights.change(dense) for name, dense in linear_layers(folded).items()}
    for block in backbone_and_readers(model)[0].blocks:
        query = changes[f"{block.name}/{block.attention.name}/{block.attention.query.name}"]
        query.outputs *= attention_scale(block.attention)
        query.shift *= attention_scale(block.attention)
    return changes
