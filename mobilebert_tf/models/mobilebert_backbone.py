# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One backbone class for the teacher, the students and their variants."""

import keras
import keras_hub

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.layers.mobilebert_block import MobileBERTBlock
from mobilebert_tf.layers.normalization import LAYER_NORM_EPSILON
from mobilebert_tf.layers.trigram_embedding import TrigramEmbedding

_PYTORCH_EPSILON = 1e-5


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTBackbone(keras_hub.models.Backbone):
    """A stack of bottleneck transformer blocks (paper section 3, figure 1).

    The IB-BERT teacher and every MobileBERT are this class with other numbers;
    `architecture(name)` has them by name.

    ```python
    backbone = MobileBERTBackbone(**architecture("mobilebert_toy"))
    names = ("token_ids", "padding_mask", "segment_ids")
    outputs = backbone({name: np.ones((2, 16), "int32") for name in names})
    outputs["sequence_output"]  # (batch, sequence, hidden_dim)
    ```

    Inputs are `token_ids`, `padding_mask` (1 for real tokens) and `segment_ids`,
    all `(batch, sequence)` integers. Outputs are `sequence_output`
    `(batch, sequence, hidden_dim)` and `pooled_output` `(batch, hidden_dim)`.

    `hidden_states` holds the symbolic output of the embedding and of every block,
    `attention_scores` every block's scores `(batch, heads, query, key)` after
    masking and before the softmax. `keras.Model(backbone.input,
    backbone.hidden_states[3])` computes three blocks and no more.

    Args:
        vocabulary_size: rows of the word table.
        num_layers: blocks.
        num_heads: attention heads of a block.
        hidden_dim: width between blocks (paper: inter-block, 512).
        bottleneck_dim: width inside a block (paper: intra-block), or None for
            the plain blocks of BERT.
        intermediate_dim: width inside a feed-forward network.
        num_feed_forwards: stacked feed-forward networks of a block.
        embedding_dim: width of the word table.
        attention_inputs: "shared_bottleneck" | "bottleneck" | "block"; see
            `MobileBERTBlock`.
        normalization: "no_norm" | "layer_norm".
        activation: "relu" | "relu6" | "gelu" (tanh approximation) | "gelu_exact".
        dropout: after the embedding and in the output bottlenecks.
        attention_dropout: of attention probabilities.
        mask_value: the constant that keeps attention off padding.
        mask_form: "additive" | "replace"; see `SelfAttention`.
        tanh_pooler: whether the pooled output is a tanh layer on the first token
            (teacher) or the first token itself (students).
        max_sequence_length: rows of the position table.
        num_segments: rows of the segment table.
        trigram: whether a token's embedding includes its neighbours'.
        transformers_epsilon: whether the embedding and the last feed-forward of
            every block normalise with PyTorch's default epsilon, 1e-5 rather than
            1e-12, as Transformers does by omission. Matters to "layer_norm" only.
        dtype: dtype or dtype policy of the layers.

    Raises:
        ValueError: for an argument that no backbone has, or a value that none takes.
    """

    def __init__(
        self,
        vocabulary_size: int,
        num_layers: int,
        num_heads: int,
        hidden_dim: int,
        bottleneck_dim: int | None,
        intermediate_dim: int,
        num_feed_forwards: int = 1,
        embedding_dim: int = 128,
        attention_inputs: str = "shared_bottleneck",
        normalization: str = "no_norm",
        activation: str = "relu",
        dropout: float = 0.0,
        attention_dropout: float = 0.1,
        mask_value: float = -10000.0,
        tanh_pooler: bool = False,
        max_sequence_length: int = 512,
        num_segments: int = 2,
        mask_form: str = "additive",
        trigram: bool = True,
        transformers_epsilon: bool = False,
        dtype=None,
        **kwargs,
    ):
        unknown = sorted(kwargs.keys() - {"name", "trainable"})
        if unknown:
            raise ValueError(f"`MobileBERTBackbone` has no argument {unknown[0]!r}.")
        # === Config ===
        self.vocabulary_size = vocabulary_size
        self.num_layers = num_layers
        self.num_heads = num_heads
        self.hidden_dim = hidden_dim
        self.bottleneck_dim = bottleneck_dim
        self.intermediate_dim = intermediate_dim
        self.num_feed_forwards = num_feed_forwards
        self.embedding_dim = embedding_dim
        self.attention_inputs = attention_inputs
        self.normalization = normalization
        self.activation = activation
        self.dropout = dropout
        self.attention_dropout = attention_dropout
        self.mask_value = mask_value
        self.tanh_pooler = tanh_pooler
        self.max_sequence_length = max_sequence_length
        self.num_segments = num_segments
        self.mask_form = mask_form
        self.trigram = trigram
        self.transformers_epsilon = transformers_epsilon

        # === Layers ===
        self.embeddings = self._make_embeddings(dtype)
        self.token_embedding = self.embeddings.word_embedding
        self.blocks = [self._make_block(index, dtype) for index in range(num_layers)]
        self.pooler = None
        if tanh_pooler:
            self.pooler = make_dense(hidden_dim, name="pooler", dtype=dtype, activation="tanh")

        # === Functional Model ===
        inputs = {
            name: keras.Input((None,), dtype="int32", name=name)
            for name in ("token_ids", "padding_mask", "segment_ids")
        }
        super().__init__(inputs=inputs, outputs=self._connect(inputs), dtype=dtype, **kwargs)

    def _make_embeddings(self, dtype) -> TrigramEmbedding:
        return TrigramEmbedding(
            self.vocabulary_size,
            self.hidden_dim,
            embedding_dim=self.embedding_dim,
            max_sequence_length=self.max_sequence_length,
            num_segments=self.num_segments,
            normalization=self.normalization,
            dropout=self.dropout,
            trigram=self.trigram,
            epsilon=self._epsilon,
            name="embeddings",
            dtype=dtype,
        )

    def _make_block(self, index: int, dtype) -> MobileBERTBlock:
        return MobileBERTBlock(
            self.hidden_dim,
            self.bottleneck_dim,
            self.intermediate_dim,
            self.num_heads,
            num_feed_forwards=self.num_feed_forwards,
            attention_inputs=self.attention_inputs,
            normalization=self.normalization,
            activation=self.activation,
            dropout=self.dropout,
            attention_dropout=self.attention_dropout,
            mask_value=self.mask_value,
            mask_form=self.mask_form,
            last_feed_forward_epsilon=self._epsilon,
            name=f"block_{index}",
            dtype=dtype,
        )

    @property
    def _epsilon(self) -> float:
        return _PYTORCH_EPSILON if self.transformers_epsilon else LAYER_NORM_EPSILON

    def _connect(self, inputs: dict) -> dict:
        """Runs the layers on symbolic inputs, keeps what is inside, and returns the outputs."""
        self.hidden_states = [self.embeddings(inputs["token_ids"], inputs["segment_ids"])]
        self.attention_scores = []
        for block in self.blocks:
            hidden, scores = block(self.hidden_states[-1], inputs["padding_mask"])
            self.hidden_states.append(hidden)
            self.attention_scores.append(scores)
        pooled = self.hidden_states[-1][:, 0, :]
        return {
            "sequence_output": self.hidden_states[-1],
            "pooled_output": pooled if self.pooler is None else self.pooler(pooled),
        }

    def get_config(self):
        names = (
            "vocabulary_size num_layers num_heads hidden_dim bottleneck_dim intermediate_dim "
            "num_feed_forwards embedding_dim attention_inputs normalization activation dropout "
            "attention_dropout mask_value tanh_pooler max_sequence_length num_segments mask_form "
            "trigram transformers_epsilon"
        )
        return super().get_config() | {name: getattr(self, name) for name in names.split()}
