# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""From any of the formats to any other."""

import dataclasses
import pathlib

import mobilebert_tf.models as models
from mobilebert_tf.checkpoints.find_checkpoint import PRESET, find_checkpoint
from mobilebert_tf.checkpoints.read_checkpoint import read_checkpoint, read_tokenizer
from mobilebert_tf.checkpoints.read_config import ReadConfig
from mobilebert_tf.checkpoints.tensor_table import GOOGLE, TRANSFORMERS
from mobilebert_tf.checkpoints.write_google import write_google
from mobilebert_tf.checkpoints.write_transformers import write_tokenizer, write_transformers
from mobilebert_tf.files import whole_folder

TARGETS = (PRESET, GOOGLE, TRANSFORMERS)
# Answers are looked for in passages; other tasks read sentences.
_SEQUENCE_LENGTH = 128
_PASSAGE_LENGTH = 384


@dataclasses.dataclass(frozen=True, kw_only=True)
class ConvertConfig:
    """What to convert, and into what.

    Args:
        input: a checkpoint of any format, or a preset.
        output: a folder that does not exist yet, or is empty.
        to: "preset" | "google" | "transformers".
        config: the input's configuration, if it does not lie beside it.
        vocabulary: its vocabulary, likewise.
        read: the choices that the input leaves open.
    """

    input: str
    output: str
    to: str = PRESET
    config: str | None = None
    vocabulary: str | None = None
    read: ReadConfig = dataclasses.field(default_factory=ReadConfig)

    def __post_init__(self):
        if self.to not in TARGETS:
            raise ValueError(f"`to` must be one of {TARGETS}. Received: to={self.to!r}")
        output = pathlib.Path(self.output)
        if output.exists() and (not output.is_dir() or any(output.iterdir())):
            raise ValueError(f"`output` must not exist yet. Received: output={self.output!r}")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Conversion:
    """What `convert_checkpoint` has done.

    Args:
        file_format: the input's format.
        model: the model's class.
        parameters: its number of weights.
        has_tokenizer: whether a vocabulary came along.
        notes: what the output cannot say.
    """

    file_format: str
    model: str
    parameters: int
    has_tokenizer: bool
    notes: tuple[str, ...]


def convert_checkpoint(config: ConvertConfig) -> Conversion:
    """Reads a model and writes it; the output appears complete or not at all.

    Raises:
        ValueError: if the input is damaged or is not one model, or if the output's
            format cannot hold it.
    """
    paths = find_checkpoint(config.input, config.config, config.vocabulary)
    if paths.file_format == PRESET:
        model = models.load_preset(paths.path)
        tokenizer = _tokenizer_of_preset(model, paths.path)
    else:
        tokenizer = read_tokenizer(paths, config.read)
        model = read_checkpoint(paths, config.read)
        _attach(model, tokenizer)
    with whole_folder(config.output) as folder:
        notes = _write(model, tokenizer, str(folder), config.to)
    return Conversion(
        file_format=paths.file_format,
        model=type(model).__name__,
        parameters=model.count_params(),
        has_tokenizer=tokenizer is not None,
        notes=tuple(notes),
    )


def _attach(model, tokenizer) -> None:
    """Gives a task the preprocessor that its preset should have."""
    backbone = getattr(model, "backbone", None)
    if backbone is None or tokenizer is None:
        return
    reads_passages = isinstance(model, models.MobileBERTQuestionAnswerer)
    length = _PASSAGE_LENGTH if reads_passages else _SEQUENCE_LENGTH
    length = min(length, backbone.max_sequence_length)
    preprocessor = model.preprocessor_cls(tokenizer, sequence_length=length)
    if hasattr(model, "class_names") and hasattr(preprocessor, "class_names"):
        preprocessor.class_names = model.class_names
    model.preprocessor = preprocessor


def _tokenizer_of_preset(model, path: str):
    if getattr(model, "preprocessor", None) is not None:
        return model.preprocessor.tokenizer
    if (pathlib.Path(path) / "tokenizer.json").is_file():
        return models.MobileBERTTokenizer.from_preset(path)
    return None


def _write(model, tokenizer, folder: str, to: str) -> list[str]:
    backbone = getattr(model, "backbone", None) or model
    if to == PRESET:
        model.save_to_preset(folder)
        if model is backbone and tokenizer is not None:
            tokenizer.save_to_preset(folder)
        return []
    if tokenizer is not None:
        write_tokenizer(tokenizer, folder, backbone.max_sequence_length)
    if to == TRANSFORMERS:
        return write_transformers(model, folder)
    return [*write_google(model, folder), *_tokenizer_notes(tokenizer)]


def _tokenizer_notes(tokenizer) -> list[str]:
    """What google-research's tokenizer cannot be told."""
    is_theirs = tokenizer is None or (
        tokenizer.strip_accents == tokenizer.lowercase and tokenizer.split_on_cjk
    )
    if is_theirs:
        return []
    return [
        "google-research's tokenizer strips accents where it lowers the case, and takes each "
        f"Chinese character for a word. Here: lowercase={tokenizer.lowercase}, "
        f"strip_accents={tokenizer.strip_accents}, split_on_cjk={tokenizer.split_on_cjk}."
    ]
