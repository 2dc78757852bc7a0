# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Parameters and arithmetic of a model, component by component."""

import dataclasses

import keras

# Weights whose path begins with a key belong to the component of its value; within
# blocks, the key is compared with the part after the block's name.
_COMPONENTS = {
    "embeddings/word_embedding": "word table",
    "embeddings/position_embedding": "position and segment tables",
    "embeddings/segment_embedding": "position and segment tables",
    "embeddings/projection": "embedding projection",
    "embeddings/normalization": "embedding normalisation",
    "input_bottleneck": "input bottlenecks",
    "key_query_bottleneck": "key and query bottlenecks",
    "attention": "attention",
    "feed_forward": "feed-forward networks",
    "output_bottleneck": "output bottlenecks",
    "pooler": "pooler",
    "masked_lm_head": "masked-LM head",
    "next_sentence_head": "next-sentence head",
    "span_dense": "span head",
    "logits_dense": "classifier",
}
POOLER = "pooler"
_ENCODER = tuple(dict.fromkeys(_COMPONENTS.values()))[:9]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ComponentCost:
    """What one component weighs and computes.

    Args:
        name: what it is.
        parameters: its weights, of all blocks together.
        flops: two for every multiply-add of its matrix products, for one sequence.
        in_encoder: whether it is part of what papers call the encoder: no pooler
            and no head.
    """

    name: str
    parameters: int
    flops: int
    in_encoder: bool


def model_cost(model, sequence_length: int = 128) -> tuple[ComponentCost, ...]:
    """Returns the cost of every component that the model has.

    Counted are the linear layers and the two products of attention, of the encoder
    and the pooler; additions, activations, normalisations and look-ups are not, and
    heads have no arithmetic here because it depends on what they are asked.

    Args:
        model: a task or a backbone. Its weights need no values.
        sequence_length: tokens of the sequence.
    """
    parameters: dict[str, int] = {}
    flops: dict[str, int] = {}
    for weight in model.weights:
        name = _component(weight.path)
        parameters[name] = parameters.get(name, 0) + _size(weight.shape)
        if weight.path.endswith("/kernel") and name in (*_ENCODER, POOLER):
            tokens = 1 if name == POOLER else sequence_length
            flops[name] = flops.get(name, 0) + 2 * tokens * _size(weight.shape)
    backbone = getattr(model, "backbone", None) or model
    for block in backbone.blocks:
        # Scores, and their weighted sum of values.
        products = 2 * sequence_length**2 * block.inner_dim
        flops["attention"] += 2 * products
    return tuple(
        ComponentCost(
            name=name,
            parameters=parameters[name],
            flops=flops.get(name, 0),
            in_encoder=name in _ENCODER,
        )
        for name in dict.fromkeys(_COMPONENTS.values())
        if name in parameters
    )


def weightless(build):
    """Calls `build` such that the weights of the models it makes are never made.

    Their shapes are there, which is all that counting needs, and all that fits in
    memory for the largest.
    """
    with keras.StatelessScope(initialize_variables=False):
        return build()


def _component(path: str) -> str:
    block, _, rest = path.partition("/")
    place = rest if block.startswith("block_") else path
    for start, name in _COMPONENTS.items():
        if place.startswith(start):
            return name
    raise ValueError(f"{path!r} belongs to no component. Add it to _COMPONENTS.")


def _size(shape) -> int:
    size = 1
    for length in shape:
        size *= length
    return size
