# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From a published checkpoint to a model of ours."""

import dataclasses
import pathlib
from collections.abc import Mapping

from mobilebert_tf.checkpoints.assign_tensors import assign_tensors
from mobilebert_tf.checkpoints.bert_config import backbone_arguments
from mobilebert_tf.checkpoints.find_checkpoint import CheckpointPaths
from mobilebert_tf.checkpoints.garden_reader import read_garden
from mobilebert_tf.checkpoints.google_reader import read_google
from mobilebert_tf.checkpoints.read_config import ReadConfig
from mobilebert_tf.checkpoints.read_json import read_json
from mobilebert_tf.checkpoints.read_vocabulary import read_vocabulary
from mobilebert_tf.checkpoints.stored_tensor import StoredTensor
from mobilebert_tf.checkpoints.task_table import HEADS, TaskRow, task_of_heads, task_row
from mobilebert_tf.checkpoints.tensor_file import TensorFile
from mobilebert_tf.checkpoints.tensor_table import GARDEN, GOOGLE, TRANSFORMERS, tensor_table
from mobilebert_tf.checkpoints.transformers_reader import read_transformers
from mobilebert_tf.models import MobileBERTBackbone, MobileBERTTokenizer

_READERS = {GOOGLE: read_google, GARDEN: read_garden, TRANSFORMERS: read_transformers}
_REPLACED_SCORE = -6.0
_GARDEN_POOLER = "next_sentence.pooler_dense"
_SPECIAL_PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_MULTI_LABEL = "multi_label_classification"


def read_checkpoint(paths: CheckpointPaths, config: ReadConfig):
    """Returns a task if the checkpoint has heads, else a backbone.

    Args:
        paths: what `find_checkpoint` found.
        config: the choices that the files leave open.

    Raises:
        ValueError: if the files are damaged, or if a tensor is unused, missing, or
            not of the shape that the configuration asks for.
    """
    values = read_json(paths.config)
    if values.get("model_type", "mobilebert") != "mobilebert":
        raise ValueError(
            f"{paths.config}: `model_type` must be 'mobilebert'. "
            f"Received: model_type={values['model_type']!r}"
        )
    tensors = _READERS[paths.file_format](paths.path)
    arguments = _backbone_arguments(values, paths, config)
    table = tensor_table(arguments["num_layers"], arguments["num_feed_forwards"])
    row = _task_row(tensors, table, values, config)
    _settle_pooler(arguments, table, tensors, row)
    model = MobileBERTBackbone(**arguments)
    if row is not None:
        model = row.task_class(model, **_task_arguments(row, tensors, table, values, arguments))
    tensors = _without_dead_tensors(tensors, arguments)
    assign_tensors(model, tensors, table, arguments["num_heads"])
    return model


def read_tokenizer(paths: CheckpointPaths, config: ReadConfig) -> MobileBERTTokenizer | None:
    """Returns the checkpoint's tokenizer, or None if no vocabulary was found.

    Raises:
        ValueError: if the vocabulary is not as long as the model's word table, or
            lacks a special piece.
    """
    if paths.vocabulary is None:
        return None
    path = pathlib.Path(paths.vocabulary).parent / "tokenizer_config.json"
    settings = read_json(str(path)) if path.is_file() else {}
    vocabulary = read_vocabulary(paths.vocabulary)
    rows = read_json(paths.config).get("vocab_size")
    if len(vocabulary) != rows:
        raise ValueError(
            f"{paths.vocabulary} has {len(vocabulary)} words, but the model's table has {rows} "
            "rows. Pass the vocabulary that the model was trained with."
        )
    missing = [piece for piece in _SPECIAL_PIECES if piece not in vocabulary]
    if missing:
        raise ValueError(f"{paths.vocabulary} lacks {' '.join(missing)}.")
    return MobileBERTTokenizer(
        vocabulary,
        lowercase=bool(settings.get("do_lower_case", config.lowercase)),
        strip_accents=settings.get("strip_accents"),
        split_on_cjk=bool(settings.get("tokenize_chinese_chars", True)),
    )


def _backbone_arguments(values: Mapping, paths: CheckpointPaths, config: ReadConfig) -> dict:
    gelu = config.gelu
    if gelu == "auto":
        gelu = "exact" if paths.file_format == TRANSFORMERS else "tanh"
    arguments = backbone_arguments(values, paths.file_format, gelu, paths.config)
    if config.mask == "replace":
        arguments |= {"mask_form": "replace", "mask_value": _REPLACED_SCORE}
    return arguments


def _settle_pooler(arguments: dict, table: dict, tensors: TensorFile, row: TaskRow | None) -> None:
    """Decides about the pooler where the configuration alone does not."""
    stored = table["pooler/kernel"][tensors.file_format]
    is_there = tensors.find(stored.name) is not None
    if not is_there and tensors.find(f"{_GARDEN_POOLER}/kernel"):
        # The Model Garden learns one for its next-sentence head and saves that: the
        # weights with which its fine-tuning starts.
        arguments["tanh_pooler"] = True
        for weight in ("kernel", "bias"):
            table[f"pooler/{weight}"] = {GARDEN: StoredTensor(f"{_GARDEN_POOLER}/{weight}")}
    elif arguments["tanh_pooler"] and row is not None and not row.reads_pooled_output:
        # Transformers leaves it out where nothing reads it.
        arguments["tanh_pooler"] = is_there


def _task_row(tensors: TensorFile, table: Mapping, values: Mapping, config: ReadConfig):
    heads = frozenset(head for head in HEADS if _has(tensors, table, head))
    row = task_of_heads(
        heads,
        _architecture(values),
        _num_classes(tensors, table) if "logits_dense" in heads else None,
        values.get("problem_type") == _MULTI_LABEL,
    )
    if config.task is None:
        return row
    asked = task_row(config.task)
    if asked.heads != heads:
        raise ValueError(
            f"`task` must be one with the checkpoint's heads, {sorted(heads)}. "
            f"Received: task={config.task!r}, which has {sorted(asked.heads)}."
        )
    return asked


def _architecture(values: Mapping) -> str | None:
    names = values.get("architectures")
    first = names[0] if isinstance(names, list) and names else names
    return first if isinstance(first, str) else None


def _has(tensors: TensorFile, table: Mapping, head: str) -> bool:
    weight = "output_bias" if head == "masked_lm_head" else "bias"
    stored = table[f"{head}/{weight}"].get(tensors.file_format)
    return stored is not None and tensors.find(stored.name) is not None


def _num_classes(tensors: TensorFile, table: Mapping) -> int:
    name = tensors.find(table["logits_dense/bias"][tensors.file_format].name)
    return tensors.shapes[name][0]


def _task_arguments(
    row: TaskRow, tensors: TensorFile, table: Mapping, values: Mapping, backbone: Mapping
) -> dict:
    arguments: dict = {}
    if "masked_lm_head" in row.heads:
        if tensors.file_format == GARDEN and backbone["activation"] == "gelu_exact":
            arguments["masked_lm_activation"] = "gelu"
        projection = table["masked_lm_head/output_projection"].get(tensors.file_format)
        name = projection and tensors.find(projection.name)
        if name and tensors.shapes[name] == (backbone["embedding_dim"], backbone["hidden_dim"]):
            arguments["low_rank_masked_lm"] = True
    elif row.has_classes:
        count = _num_classes(tensors, table)
        names = values.get("id2label")
        arguments["num_classes"] = count
        if isinstance(names, dict) and names.keys() == {str(index) for index in range(count)}:
            arguments["class_names"] = [str(names[str(index)]) for index in range(count)]
    return arguments


def _without_dead_tensors(tensors: TensorFile, arguments: Mapping) -> TensorFile:
    """Leaves out what Transformers creates and never reads."""
    if tensors.file_format != TRANSFORMERS:
        return tensors
    dead = []
    if arguments["attention_inputs"] == "bottleneck":
        dead.append(".bottleneck.attention.")
    if not arguments["trigram"] and arguments["embedding_dim"] == arguments["hidden_dim"]:
        dead.append("embeddings.embedding_transformation.")
    shapes = {
        name: shape
        for name, shape in tensors.shapes.items()
        if not any(part in name for part in dead)
    }
    return dataclasses.replace(tensors, shapes=shapes)
