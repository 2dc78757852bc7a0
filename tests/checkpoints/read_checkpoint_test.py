# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Whole checkpoints: every task there and back, and what is refused."""

import pathlib

import numpy as np
import pytest

from mobilebert_tf.checkpoints import (
    ReadConfig,
    find_checkpoint,
    read_checkpoint,
    read_tokenizer,
)
from mobilebert_tf.checkpoints.task_table import TASKS
from tests.checkpoints.toy_checkpoints import (
    add_google_tensors,
    change_json,
    toy_task,
    write_toy,
)
from tests.models.toy import numpy_weights

PLAIN = {
    "bottleneck_dim": None,
    "attention_inputs": "block",
    "trigram": False,
    "embedding_dim": 32,
    "tanh_pooler": True,
}


def _read(folder, **config):
    return read_checkpoint(find_checkpoint(str(folder)), ReadConfig(**config))


def _assert_equal(model, original) -> None:
    assert type(model) is type(original)
    weights = numpy_weights(original)
    assert numpy_weights(model).keys() == weights.keys()
    for path, value in numpy_weights(model).items():
        np.testing.assert_array_equal(value, weights[path], err_msg=path)


@pytest.mark.parametrize("file_format", ["google", "transformers"])
@pytest.mark.parametrize("row", TASKS, ids=lambda row: row.name)
def test_every_task_there_and_back(row, file_format, tmp_path):
    task = toy_task(row.name, 3 if row.has_classes else None, num_layers=1)
    write_toy(task, tmp_path / "model", file_format)
    _assert_equal(_read(tmp_path / "model"), task)


@pytest.mark.parametrize("row", TASKS, ids=lambda row: row.name)
def test_google_checkpoints_do_not_name_their_task(row, tmp_path):
    task = toy_task(row.name, 3 if row.has_classes else None, num_layers=1)
    folder = pathlib.Path(write_toy(task, tmp_path / "model", "google"))
    names = {"architectures": None, "problem_type": None, "id2label": None, "label2id": None}
    change_json(folder / "bert_config.json", **names)
    _assert_equal(_read(folder, task=row.name), task)


@pytest.mark.parametrize("file_format", ["google", "transformers"])
@pytest.mark.parametrize(
    "arguments",
    [
        {"attention_inputs": "bottleneck"},
        {"normalization": "layer_norm", "transformers_epsilon": True},
        {"tanh_pooler": True},
        PLAIN,
    ],
    ids=["tiny", "layer_norm", "pooler", "plain"],
)
@pytest.mark.parametrize("name", ["MobileBERTPretrainer", "MobileBERTBackbone"])
def test_every_variant_there_and_back(name, arguments, file_format, tmp_path):
    task = toy_task(name, **(arguments | {"num_layers": 1}))
    write_toy(task, tmp_path / "model", file_format)
    model = _read(tmp_path / "model")
    _assert_equal(model, task)
    keys = ("bottleneck_dim", "attention_inputs", "normalization", "tanh_pooler", "trigram")
    copy, original = getattr(model, "backbone", model), getattr(task, "backbone", task)
    assert [getattr(copy, key) for key in keys] == [getattr(original, key) for key in keys]


@pytest.mark.parametrize("file_format", ["google", "transformers"])
def test_class_names_come_along(file_format, tmp_path):
    task = toy_task("MobileBERTTextClassifier", 3, num_layers=1)
    task.class_names = ["bad", "fair", "good"]
    write_toy(task, tmp_path / "model", file_format)
    assert _read(tmp_path / "model").class_names == ["bad", "fair", "good"]


@pytest.mark.parametrize(
    "changes",
    [{"architectures": [3]}, {"architectures": {}}, {"id2label": ["a"]}, {"id2label": {"x": "a"}}],
)
def test_names_of_another_kind_are_not_read(changes, tmp_path):
    task = toy_task("MobileBERTTextClassifier", 2, num_layers=1)
    folder = pathlib.Path(write_toy(task, tmp_path / "model", "transformers"))
    change_json(folder / "config.json", **changes)
    assert _read(folder).class_names == task.class_names


def test_mask_and_gelu_are_choices(tmp_path):
    write_toy(toy_task(activation="gelu", num_layers=1), tmp_path / "model", "google")
    backbone = _read(tmp_path / "model").backbone
    assert (backbone.activation, backbone.mask_form, backbone.mask_value) == (
        "gelu",
        "additive",
        -10000.0,
    )
    backbone = _read(tmp_path / "model", gelu="exact", mask="replace").backbone
    assert (backbone.activation, backbone.mask_form, backbone.mask_value) == (
        "gelu_exact",
        "replace",
        -6.0,
    )


def test_tensors_that_transformers_never_reads(tmp_path):
    import safetensors.numpy

    task = toy_task(attention_inputs="bottleneck", num_layers=1)
    folder = pathlib.Path(write_toy(task, tmp_path / "model", "transformers"))
    tensors = safetensors.numpy.load_file(folder / "model.safetensors")
    name = "mobilebert.encoder.layer.0.bottleneck.attention.dense.weight"
    tensors[name] = np.zeros((16, 32), "float32")
    safetensors.numpy.save_file(tensors, folder / "model.safetensors")
    change_json(folder / "config.json", key_query_shared_bottleneck=True)
    _assert_equal(_read(folder), task)


def test_unused_missing_and_wrongly_shaped_tensors(tmp_path):
    task = toy_task(num_layers=1)
    for changes, message in [
        ({"bert/encoder/layer_7/new": np.zeros(2, "float32")}, "without a weight: .*layer_7/new"),
        ({"cls/predictions/output_bias": np.zeros(3, "float32")}, r"output_bias is \(3,\)"),
        ({"cls/seq_relationship/output_weights": None}, "next_sentence_head/kernel"),
    ]:
        folder = write_toy(task, tmp_path / "model", "google")
        add_google_tensors(f"{folder}/mobilebert.ckpt", changes)
        with pytest.raises(ValueError, match=message):
            _read(folder)


def test_wrong_configuration(tmp_path):
    folder = pathlib.Path(write_toy(toy_task(num_layers=1), tmp_path / "model", "google"))
    change_json(folder / "bert_config.json", num_hidden_layers=2)
    with pytest.raises(ValueError, match="weights without a tensor: block_1/"):
        _read(folder)
    change_json(folder / "bert_config.json", num_hidden_layers=1, intermediate_size=40)
    with pytest.raises(ValueError, match="the configuration wants"):
        _read(folder)


def test_other_model_type(tmp_path):
    folder = pathlib.Path(write_toy(toy_task(num_layers=1), tmp_path / "model", "transformers"))
    change_json(folder / "config.json", model_type="bert")
    with pytest.raises(ValueError, match="Received: model_type='bert'"):
        _read(folder)


def test_task_must_have_the_heads(tmp_path):
    folder = write_toy(toy_task(num_layers=1), tmp_path / "model", "google")
    with pytest.raises(ValueError, match="Received: task='MobileBERTQuestionAnswerer'"):
        _read(folder, task="MobileBERTQuestionAnswerer")


def test_tokenizer(tmp_path):
    folder = pathlib.Path(write_toy(toy_task(num_layers=1), tmp_path / "model", "transformers"))
    paths = find_checkpoint(str(folder))
    assert read_tokenizer(paths, ReadConfig()).lowercase
    assert not read_tokenizer(paths, ReadConfig(lowercase=False)).lowercase
    (folder / "tokenizer_config.json").write_text('{"do_lower_case": false}', "utf-8")
    assert not read_tokenizer(paths, ReadConfig()).lowercase
    words = (folder / "vocab.txt").read_text("utf-8").splitlines()
    (folder / "vocab.txt").write_text("\n".join(words[:-1]), "utf-8")
    with pytest.raises(ValueError, match=r"vocab\.txt has 18 words.* 19 rows"):
        read_tokenizer(paths, ReadConfig())
    (folder / "vocab.txt").write_text("\n".join([*words[:-1], "x"]).replace("[SEP]", "y"))
    with pytest.raises(ValueError, match=r"vocab\.txt lacks \[SEP\]"):
        read_tokenizer(paths, ReadConfig())
    (folder / "vocab.txt").unlink()
    assert read_tokenizer(find_checkpoint(str(folder)), ReadConfig()) is None
