# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Every weight's name in every published checkpoint format: the one table.

A layer or a head added to the models needs a line here and nothing else in this
package. `{layer}` is a block's number and `{ffn}` a feed-forward's; the last
feed-forward has no number in google-research's and in Transformers' names, which
`{google_ffn}` and `{transformers_ffn}` stand for.
"""

from collections.abc import Iterator

from mobilebert_tf.checkpoints.stored_tensor import (
    HEADS_FIRST,
    HEADS_LAST,
    SAME,
    TRANSPOSED,
    StoredTensor,
)

GOOGLE = "google"
TRANSFORMERS = "transformers"
GARDEN = "garden"

# A weight of ours, and the tensor in each format that has it.
Row = tuple[str, dict[str, StoredTensor]]


def _row(ours: str, google=None, transformers=None, garden=None) -> Row:
    stored = {GOOGLE: google, TRANSFORMERS: transformers, GARDEN: garden}
    return ours, {name: tensor for name, tensor in stored.items() if tensor is not None}


def _table(ours: str, google: str, transformers: str, garden: str) -> list[Row]:
    """An embedding table."""
    tensors = StoredTensor(google), StoredTensor(f"{transformers}.weight")
    return [_row(f"{ours}/embeddings", *tensors, StoredTensor(f"{garden}/embeddings"))]


def _dense(
    ours: str, google: str, transformers: str, garden: str, kernel=SAME, bias=SAME
) -> list[Row]:
    """A linear layer; the layouts are the Model Garden's."""
    return [
        _row(
            f"{ours}/kernel",
            StoredTensor(f"{google}/kernel"),
            StoredTensor(f"{transformers}.weight", TRANSPOSED),
            StoredTensor(f"{garden}/kernel", kernel),
        ),
        _row(
            f"{ours}/bias",
            StoredTensor(f"{google}/bias"),
            StoredTensor(f"{transformers}.bias"),
            StoredTensor(f"{garden}/bias", bias),
        ),
    ]


def _norm(ours: str, google: str, transformers: str, garden: str) -> list[Row]:
    """A normalisation, by name: the Model Garden's two kinds order their weights differently."""
    return [
        _row(
            f"{ours}/normalization/{weight}",
            StoredTensor(f"{google}/LayerNorm/{weight}"),
            StoredTensor(f"{transformers}.LayerNorm.{torch_weight}"),
            StoredTensor(f"{garden}/{weight}"),
        )
        for weight, torch_weight in (("gamma", "weight"), ("beta", "bias"))
    ]


def _classifier(ours: str, google: str, transformers: str) -> list[Row]:
    """A task's linear layer, `(classes, hidden)` in both formats that have it."""
    return [
        _row(
            f"{ours}/kernel",
            StoredTensor(f"{google}output_weights", TRANSPOSED),
            StoredTensor(f"{transformers}.weight", TRANSPOSED),
        ),
        _row(
            f"{ours}/bias",
            StoredTensor(f"{google}output_bias"),
            StoredTensor(f"{transformers}.bias"),
        ),
    ]


_G, _T, _M = "bert/embeddings", "mobilebert.embeddings", "encoder/layer_with_weights-0"
_EMBEDDINGS = [
    *_table(
        "embeddings/word_embedding",
        f"{_G}/word_embeddings",
        f"{_T}.word_embeddings",
        f"{_M}/word_embedding",
    ),
    *_table(
        "embeddings/position_embedding",
        f"{_G}/position_embeddings",
        f"{_T}.position_embeddings",
        f"{_M}/pos_embedding",
    ),
    *_table(
        "embeddings/segment_embedding",
        f"{_G}/token_type_embeddings",
        f"{_T}.token_type_embeddings",
        f"{_M}/type_embedding",
    ),
    *_dense(
        "embeddings/projection",
        f"{_G}/embedding_transformation",
        f"{_T}.embedding_transformation",
        f"{_M}/word_embedding_proj",
    ),
    *_norm("embeddings", _G, _T, f"{_M}/layer_norm"),
]

_B, _G, _T = "block_{layer}", "bert/encoder/layer_{layer}", "mobilebert.encoder.layer.{layer}"
_M = "encoder/layer_with_weights-{garden_layer}/block_layers"


def _bottleneck(ours: str, google: str, transformers: str, garden: str, norm: int) -> list[Row]:
    dense = f"{google}/dense", f"{transformers}.dense", f"{garden}/0"
    return _dense(f"{ours}/dense", *dense) + _norm(ours, google, transformers, f"{garden}/{norm}")


def _query(name: str) -> list[Row]:
    return _dense(
        f"{_B}/attention/{name}",
        f"{_G}/attention/self/{name}",
        f"{_T}.attention.self.{name}",
        f"{_M}/attention/0/_{name}_dense",
        kernel=HEADS_LAST,
        bias=HEADS_LAST,
    )


_BLOCK = [
    *_bottleneck(
        f"{_B}/input_bottleneck",
        f"{_G}/bottleneck/input",
        f"{_T}.bottleneck.input",
        f"{_M}/bottleneck_input",
        norm=1,
    ),
    *_bottleneck(
        f"{_B}/key_query_bottleneck",
        f"{_G}/bottleneck/attention",
        f"{_T}.bottleneck.attention",
        f"{_M}/kq_shared_bottleneck",
        norm=1,
    ),
    *_query("query"),
    *_query("key"),
    *_query("value"),
    *_dense(
        f"{_B}/attention/output_dense",
        f"{_G}/attention/output/dense",
        f"{_T}.attention.output.dense",
        f"{_M}/attention/0/_output_dense",
        kernel=HEADS_FIRST,
    ),
    *_norm(
        f"{_B}/attention",
        f"{_G}/attention/output",
        f"{_T}.attention.output",
        f"{_M}/attention/1",
    ),
    *_bottleneck(
        f"{_B}/output_bottleneck",
        f"{_G}/output/bottleneck",
        f"{_T}.output.bottleneck",
        f"{_M}/bottleneck_output",
        norm=2,
    ),
]

_B, _M = f"{_B}/feed_forward_{{ffn}}", f"{_M}/ffn/{{ffn}}"
_G, _T = f"{_G}/{{google_ffn}}", f"{_T}.{{transformers_ffn}}"
_FEED_FORWARD = [
    *_dense(
        f"{_B}/intermediate_dense",
        f"{_G}intermediate/dense",
        f"{_T}intermediate.dense",
        f"{_M}/0",
    ),
    *_dense(f"{_B}/output_dense", f"{_G}output/dense", f"{_T}output.dense", f"{_M}/1"),
    *_norm(_B, f"{_G}output", f"{_T}output", f"{_M}/2"),
]

_POOLER = _dense(
    "pooler", "bert/pooler/dense", "mobilebert.pooler.dense", "encoder/layer_with_weights-{pooler}"
)

_G, _T = "cls/predictions", "cls.predictions"
_HEADS = [
    *_dense(
        "masked_lm_head/dense", f"{_G}/transform/dense", f"{_T}.transform.dense", "masked_lm/dense"
    ),
    *_norm("masked_lm_head", f"{_G}/transform", f"{_T}.transform", "masked_lm/layer_norm"),
    _row(
        "masked_lm_head/extra_embedding",
        StoredTensor(f"{_G}/extra_output_weights"),
        StoredTensor(f"{_T}.dense.weight", TRANSPOSED),
        StoredTensor("masked_lm/extra_output_weights"),
    ),
    # The low-rank head, which only the Model Garden has, under the same name.
    _row("masked_lm_head/output_projection", garden=StoredTensor("masked_lm/extra_output_weights")),
    _row(
        "masked_lm_head/output_bias",
        StoredTensor(f"{_G}/output_bias"),
        StoredTensor(f"{_T}.bias"),
        StoredTensor("masked_lm/bias"),
    ),
    *_classifier("next_sentence_head", "cls/seq_relationship/", "cls.seq_relationship"),
    *_classifier("span_dense", "cls/squad/", "qa_outputs"),
    *_classifier("logits_dense", "", "classifier"),
]


def tensor_table(num_layers: int, num_feed_forwards: int) -> dict[str, dict[str, StoredTensor]]:
    """Returns, for every weight a model can have, its tensor in each format.

    Args:
        num_layers: blocks of the model.
        num_feed_forwards: feed-forward networks of a block.

    Returns:
        A weight's path -> format -> tensor. Formats that cannot hold a weight are
        not in its entry; weights that a variant does not have are in the table.
    """
    rows: list[Row] = [*_EMBEDDINGS, *_HEADS]
    rows += _formatted(_POOLER, {"pooler": num_layers + 1})
    for layer in range(num_layers):
        numbers = {"layer": layer, "garden_layer": layer + 1}
        rows += _formatted(_BLOCK, numbers)
        for ffn in range(num_feed_forwards):
            last = ffn == num_feed_forwards - 1
            names = {
                "ffn": ffn,
                "google_ffn": "" if last else f"ffn_layer_{ffn}/",
                "transformers_ffn": "" if last else f"ffn.{ffn}.",
            }
            rows += _formatted(_FEED_FORWARD, numbers | names)
    return dict(rows)


def _formatted(rows: list[Row], numbers: dict) -> Iterator[Row]:
    for ours, stored in rows:
        tensors = {
            name: StoredTensor(tensor.name.format(**numbers), tensor.layout)
            for name, tensor in stored.items()
        }
        yield ours.format(**numbers), tensors
