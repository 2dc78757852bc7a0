# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tells what a path holds, and finds the configuration and vocabulary beside it."""

import dataclasses
import glob
import pathlib

import tensorflow as tf

from mobilebert_tf.checkpoints.read_json import read_json
from mobilebert_tf.checkpoints.tensor_table import GARDEN, GOOGLE, TRANSFORMERS
from mobilebert_tf.checkpoints.tensorflow_bundle import OBJECT_GRAPH, TensorFlowBundle

PRESET = "preset"
_PICKLES = (".bin", ".pt", ".pth", ".pkl", ".pickle")
_SAFETENSORS = ("*.safetensors", "*.safetensors.index.json")


@dataclasses.dataclass(frozen=True, kw_only=True)
class CheckpointPaths:
    """A checkpoint and what belongs to it.

    Args:
        file_format: "google" | "garden" | "transformers" | "preset".
        path: the prefix of a TensorFlow checkpoint, a folder, or one file.
        config: the model's JSON configuration.
        vocabulary: the vocabulary, or None if there is none.
    """

    file_format: str
    path: str
    config: str
    vocabulary: str | None


def find_checkpoint(
    path: str, config: str | None = None, vocabulary: str | None = None
) -> CheckpointPaths:
    """Detects the format of a checkpoint.

    Args:
        path: a folder, the prefix of a TensorFlow checkpoint, or a safetensors file.
        config: the configuration, if it does not lie beside the checkpoint or one
            folder up.
        vocabulary: the vocabulary, likewise.

    Raises:
        ValueError: if there is no checkpoint that can be read safely, if there are
            several, or if its configuration is not to be found.
    """
    for name in (config, vocabulary):
        if name is not None and not pathlib.Path(name).is_file():
            raise ValueError(f"{name} does not exist.")
    file_format, path = _format_and_path(path)
    folder = pathlib.Path(path)
    folder = folder if folder.is_dir() else folder.parent
    if file_format in (TRANSFORMERS, PRESET):
        config = config or _beside(folder, "config.json")
    else:
        config = config or _google_config(folder)
    if config is None:
        raise ValueError(
            f"{path} has no configuration beside it or one folder up. Pass it as `config`."
        )
    if file_format == PRESET:
        vocabulary = None
    elif vocabulary is None:
        vocabulary = _beside(folder, "vocab.txt") or _beside(folder, "tokenizer.json")
    return CheckpointPaths(file_format=file_format, path=path, config=config, vocabulary=vocabulary)


def _format_and_path(path: str) -> tuple[str, str]:
    place = pathlib.Path(path)
    if place.is_dir():
        return _format_of_folder(place)
    if place.suffix == ".safetensors" and place.is_file():
        return TRANSFORMERS, path
    if place.suffix in _PICKLES and place.is_file():
        _refuse_pickle(place)
    if not place.parent.is_dir() or not any(place.parent.glob(f"{glob.escape(place.name)}*")):
        raise ValueError(f"{path} does not exist.")
    shapes = TensorFlowBundle(path).shapes
    return (GARDEN if OBJECT_GRAPH in shapes else GOOGLE), path


def _format_of_folder(folder: pathlib.Path) -> tuple[str, str]:
    config = folder / "config.json"
    if config.is_file() and "registered_name" in read_json(str(config)):
        return PRESET, str(folder)
    if any(file for pattern in _SAFETENSORS for file in folder.glob(pattern)):
        return TRANSFORMERS, str(folder)
    prefix = _prefix(folder)
    if prefix is not None:
        return _format_and_path(prefix)
    for file in sorted(folder.iterdir()):
        if file.suffix in _PICKLES:
            _refuse_pickle(file)
    raise ValueError(f"{folder} holds no checkpoint of a known format.")


def _prefix(folder: pathlib.Path) -> str | None:
    """The checkpoint that the folder's state file names, or the only one."""
    logger = tf.get_logger()
    was_disabled, logger.disabled = logger.disabled, True
    try:
        # It logs what it passes over: a state file that is damaged, or is of a folder
        # that has moved.
        latest = tf.train.latest_checkpoint(str(folder))
    finally:
        logger.disabled = was_disabled
    if latest is not None:
        return latest
    prefixes = sorted(str(file)[: -len(".index")] for file in folder.glob("*.index"))
    if len(prefixes) > 1:
        raise ValueError(f"{folder} holds several checkpoints. Pass one of {prefixes}.")
    return prefixes[0] if prefixes else None


def _google_config(folder: pathlib.Path) -> str | None:
    """The only JSON file with a `hidden_size`, here or one folder up."""
    for place in (folder, folder.resolve().parent):
        files = [file for file in sorted(place.glob("*.json")) if _is_bert_config(file)]
        if len(files) > 1:
            names = [str(file) for file in files]
            raise ValueError(f"{place} holds several configurations. Pass one of {names}.")
        if files:
            return str(files[0])
    return None


def _is_bert_config(file: pathlib.Path) -> bool:
    try:
        return "hidden_size" in read_json(str(file))
    except ValueError:
        return False


def _beside(folder: pathlib.Path, name: str) -> str | None:
    for place in (folder, folder.resolve().parent):
        if (place / name).is_file():
            return str(place / name)
    return None


def _refuse_pickle(file: pathlib.Path):
    raise ValueError(
        f"{file} is a pickle, which can run code when it is read, so it is not. Save the model as "
        "safetensors where you trust it: `model.save_pretrained(folder)` in Transformers does."
    )
