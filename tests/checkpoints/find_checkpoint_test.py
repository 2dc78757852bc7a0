# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Formats are told apart, companions found, and what is unsafe refused."""

import pathlib
import shutil

import pytest
import tensorflow as tf

from mobilebert_tf.checkpoints import find_checkpoint
from tests.checkpoints.toy_checkpoints import toy_task, write_toy


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> dict[str, pathlib.Path]:
    task, root = toy_task(num_layers=1), tmp_path_factory.mktemp("folders")
    task.save_to_preset(str(root / "preset"))
    for name in ("google", "transformers"):
        write_toy(task, root / name, name)
    return {name: root / name for name in ("google", "transformers", "preset")}


@pytest.mark.parametrize("name", ["google", "transformers", "preset"])
def test_folders(folders, name):
    paths = find_checkpoint(str(folders[name]))
    assert paths.file_format == name
    assert (paths.vocabulary is None) == (name == "preset")


def test_prefix_and_single_file(folders):
    prefix = str(folders["google"] / "mobilebert.ckpt")
    assert find_checkpoint(str(folders["google"])).path == prefix
    assert find_checkpoint(prefix).file_format == "google"
    file = str(folders["transformers"] / "model.safetensors")
    assert find_checkpoint(file).file_format == "transformers"


def test_companions_one_folder_up_or_elsewhere(folders, tmp_path):
    shutil.copytree(folders["google"], tmp_path / "model" / "step")
    config = tmp_path / "model" / "step" / "bert_config.json"
    config = config.rename(tmp_path / "model" / "student.json")
    shutil.move(tmp_path / "model" / "step" / "vocab.txt", tmp_path / "model")
    paths = find_checkpoint(str(tmp_path / "model" / "step"))
    assert paths.config == str(config)
    assert paths.vocabulary == str(tmp_path / "model" / "vocab.txt")
    config = config.rename(tmp_path / "elsewhere.json")
    with pytest.raises(ValueError, match="no configuration beside it"):
        find_checkpoint(str(tmp_path / "model" / "step"))
    paths = find_checkpoint(str(tmp_path / "model" / "step"), config=str(config))
    assert paths.config == str(config)


def test_several_candidates(folders, tmp_path):
    shutil.copytree(folders["google"], tmp_path / "model")
    shutil.copy(tmp_path / "model" / "bert_config.json", tmp_path / "model" / "second.json")
    with pytest.raises(ValueError, match="several configurations"):
        find_checkpoint(str(tmp_path / "model"))
    (tmp_path / "model" / "checkpoint").unlink()
    for part in list((tmp_path / "model").glob("mobilebert.ckpt*")):
        shutil.copy(part, part.with_name(part.name.replace("mobilebert", "other")))
    with pytest.raises(ValueError, match=r"several checkpoints.*other\.ckpt"):
        find_checkpoint(str(tmp_path / "model"))


@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.pt"])
def test_pickles_are_refused_unread(tmp_path, name):
    (tmp_path / name).write_bytes(b"\x80\x04never read")
    for path in (tmp_path, tmp_path / name):
        with pytest.raises(ValueError, match=r"pickle.*save_pretrained"):
            find_checkpoint(str(path))


@pytest.mark.parametrize(
    "path,message",
    [("missing", "does not exist"), ("", "no checkpoint of a known format")],
)
def test_nothing_there(tmp_path, path, message):
    with pytest.raises(ValueError, match=message):
        find_checkpoint(str(tmp_path / path))


def test_index_instead_of_prefix(folders):
    with pytest.raises(ValueError, match=r"Pass its prefix instead: .*mobilebert\.ckpt$"):
        find_checkpoint(str(folders["google"] / "mobilebert.ckpt.index"))


def test_missing_vocabulary_is_named(folders):
    with pytest.raises(ValueError, match=r"words\.txt does not exist"):
        find_checkpoint(str(folders["google"]), vocabulary="words.txt")


def test_damaged_state_file_is_passed_over_in_silence(folders, tmp_path, caplog):
    shutil.copytree(folders["google"], tmp_path / "model")
    (tmp_path / "model" / "checkpoint").write_text("garbage {{{", "utf-8")
    logger = tf.get_logger()
    was_propagating, logger.propagate = logger.propagate, True
    paths = find_checkpoint(str(tmp_path / "model"))
    logger.propagate = was_propagating
    assert paths.path == str(tmp_path / "model" / "mobilebert.ckpt")
    assert caplog.records == [] and not logger.disabled
