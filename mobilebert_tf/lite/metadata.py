# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The vocabulary, labels and descriptions inside a `.tflite` file.

The layout is TensorFlow's `metadata_schema.fbs`, as the TFLite Task Library and
MediaPipe read it: a `TFLITE_METADATA` buffer that describes the tensors and
names files, and the files zipped (stored, not compressed) behind the
flatbuffer. What that schema has no place for, whether the tokenizer lowers the
case above all, is a second buffer, `MOBILEBERT_TF`, in JSON; other readers
ignore it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator

import numpy as np
from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite.flatbuffer import (
    metadata_entry,
    pack_model,
    set_metadata_entry,
    tensor_name,
    unpack_model,
)
from mobilebert_tf.lite.flatbuffer_table import TableReader, pack_table

VOCABULARY_FILE = "vocab.txt"
LABELS_FILE = "labels.txt"
_TFLITE_METADATA = "TFLITE_METADATA"
_OWN_METADATA = "MOBILEBERT_TF"
_IDENTIFIER = b"M001"
# The first metadata parser that knows BERT tokenizers.
_MIN_PARSER_VERSION = "1.1.0"
_AXIS_LABELS, _VOCABULARY = 2, 5  # enum AssociatedFileType
_BERT_TOKENIZER_OPTIONS = 4  # union ProcessUnitOptions
_FEATURE_PROPERTIES = 1  # union ContentProperties
_DESCRIPTIONS = {
    "ids": "Token ids of the text, [CLS] first, [SEP] last, padded with [PAD].",
    "mask": "1 for tokens, 0 for padding.",
    "segment_ids": "0 for the first text, 1 for the second.",
    "probability": "Probability of each label.",
    "score": "The number that the model gives to the text or the pair of texts.",
    "choice_logit": "How well the choice, the second text, continues the prompt, the first.",
    "end_logits": "How well each token ends the answer.",
    "start_logits": "How well each token starts the answer.",
    "token_probability": "Probability of each label for each token.",
}
# Smallest and largest value; ids end with the vocabulary, logits nowhere.
_RANGES = dict.fromkeys(("mask", "segment_ids", "probability", "token_probability"), (0, 1))
# What reading anybody's file may end in, with content that is not what it should be.
_NO_METADATA = (
    *(struct.error, UnicodeDecodeError, json.JSONDecodeError),
    *(IndexError, TypeError, AttributeError),
)
_NO_FILE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, UnicodeDecodeError),
    *(KeyError, OSError, EOFError, RuntimeError, ValueError),
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class ModelMetadata:
    """What a `.tflite` file says about itself.

    Attributes:
        vocabulary: the word pieces, position is id.
        labels: the classes, position is index in the output.
        lowercase: whether the tokenizer lowers the case and strips accents.
        task: which interpreter understands the file.
        name: name of the model, for people.
        description: what the model does, for people.
        license: under which terms the weights are given.
    """

    vocabulary: tuple[str, ...]
    labels: tuple[str, ...] = ()
    lowercase: bool = True
    task: str = "text_classifier"
    name: str = "MobileBERT"
    description: str = ""
    license: str = ""

    def __post_init__(self):
        if not self.vocabulary:
            raise ValueError("`vocabulary` must have word pieces. Received: none.")
        for field in ("vocabulary", "labels"):
            for index, line in enumerate(getattr(self, field)):
                if not line or "\n" in line or "\r" in line:
                    raise ValueError(
                        f"`{field}` must be non-empty texts of one line, for they are "
                        "stored one a line, and Google's clients pass over blank lines, so that "
                        f"what follows has other numbers. Received: {field}[{index}]={line!r}"
                    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class MetadataNames:
    """What clients look for in the metadata before anything else.

    Attributes:
        inputs, outputs: names of the tensors, in the order of the metadata.
        has_tokenizer: whether a BERT vocabulary is named.
        vocabulary, labels: what the named files have; empty where none can be read. Labels
            are without blank lines, over which clients pass.
        lowercase: whether the model's tokenizer lowers the case, as far as is known.
        unreadable: why vocabulary or labels cannot be read, though they are named.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    has_tokenizer: bool
    vocabulary: tuple[str, ...]
    labels: tuple[str, ...]
    lowercase: bool
    unreadable: tuple[str, ...]


def write_metadata(content: bytes, metadata: ModelMetadata) -> bytes:
    """Returns the file `content` with `metadata` inside (any older one replaced).

    Raises:
        ValueError: if `content` is not a TFLite flatbuffer.
    """
    model = unpack_model(content)
    tables = pack_table(_model_table(model.subgraphs[0], metadata), _IDENTIFIER)
    set_metadata_entry(model, _TFLITE_METADATA, tables)
    own = {"lowercase": metadata.lowercase, "task": metadata.task}
    set_metadata_entry(model, _OWN_METADATA, json.dumps(own, sort_keys=True).encode())
    files = {VOCABULARY_FILE: metadata.vocabulary, LABELS_FILE: metadata.labels}
    return _append_files(pack_model(model), files)


def read_metadata(content: bytes) -> ModelMetadata:
    """Reads back what `write_metadata`, or another writer, put in.

    A file of another writer that does not say how to treat the case is taken as
    lower-casing when no piece of its vocabulary has a capital letter.

    Raises:
        ValueError: if `content` is not a TFLite flatbuffer, has no metadata or damaged
            ones, or names files it does not contain.
    """
    with _one_sentence():
        model = unpack_model(content)
        tables = metadata_entry(model, _TFLITE_METADATA)
        if tables is None:
            raise ValueError(
                "The file has no metadata, so its vocabulary and labels are unknown. "
                "Export it with `python -m export.to_tflite`, which writes them."
            )
        root = TableReader.root(tables)
        own = _own_metadata(model)
        vocabulary_file, labels_file = _vocabulary_file(root), _labels_file(root)
        if not vocabulary_file:
            raise ValueError("The metadata name no BERT vocabulary. Export the file again.")
        vocabulary = _read_lines(content, vocabulary_file)
        return ModelMetadata(
            vocabulary=vocabulary,
            labels=_read_lines(content, labels_file) if labels_file else (),
            lowercase=own.get("lowercase", _looks_lowercase(vocabulary)),
            task=str(own.get("task", "text_classifier")),
            name=root.text(0) or "",
            description=root.text(1) or "",
            license=root.text(5) or "",
        )


def read_metadata_names(content: bytes) -> MetadataNames | None:
    """Reads the names in the metadata of any writer; None if there are none.

    Raises:
        ValueError: if `content` is not a TFLite flatbuffer, or its metadata are damaged.
    """
    with _one_sentence():
        model = unpack_model(content)
        tables = metadata_entry(model, _TFLITE_METADATA)
        if tables is None:
            return None
        root = TableReader.root(tables)
        vocabulary_file, unreadable = _vocabulary_file(root), []
        vocabulary, labels = (
            _lines_or_reason(content, name, unreadable)
            for name in (vocabulary_file, _labels_file(root))
        )
        return MetadataNames(
            inputs=tuple(tensor.text(0) or "" for tensor in _of_subgraph(root, 2)),
            outputs=tuple(tensor.text(0) or "" for tensor in _of_subgraph(root, 3)),
            has_tokenizer=vocabulary_file is not None,
            vocabulary=vocabulary,
            labels=tuple(filter(None, labels)),
            lowercase=_own_metadata(model).get("lowercase", _looks_lowercase(vocabulary)),
            unreadable=tuple(unreadable),
        )


@contextlib.contextmanager
def _one_sentence() -> Iterator[None]:
    """In place of what a reader stumbles over in anybody's file."""
    try:
        yield
    except _NO_METADATA as error:
        raise ValueError(
            f"The metadata are damaged, or laid out in another way: {error}. Export the file again."
        ) from error


def _own_metadata(model: schema.ModelT) -> dict:
    return dict(json.loads(metadata_entry(model, _OWN_METADATA) or b"{}"))


def _model_table(subgraph: schema.SubGraphT, metadata: ModelMetadata) -> dict:
    return {  # table ModelMetadata
        0: metadata.name,
        1: metadata.description,
        3: [_subgraph_table(subgraph, metadata)],
        5: metadata.license,
        7: _MIN_PARSER_VERSION,
    }


def _subgraph_table(subgraph: schema.SubGraphT, metadata: ModelMetadata) -> dict:
    # Readers pair these with the tensors by position.
    ranges = _RANGES | {"ids": (0, len(metadata.vocabulary) - 1)}
    inputs = [_tensor_table(subgraph, index, ranges) for index in subgraph.inputs]
    outputs = [_tensor_table(subgraph, index, ranges) for index in subgraph.outputs]
    if metadata.labels:
        outputs[0][6] = [_file_table(LABELS_FILE, "Names of the labels.", _AXIS_LABELS)]
    vocabulary = _file_table(VOCABULARY_FILE, "WordPiece vocabulary.", _VOCABULARY)
    tokenizer = {0: _BERT_TOKENIZER_OPTIONS, 1: {0: [vocabulary]}}
    return {2: inputs, 3: outputs, 5: [tokenizer]}  # table SubGraphMetadata


def _tensor_table(subgraph: schema.SubGraphT, index: int, ranges: dict) -> dict:
    name = tensor_name(subgraph.tensors[index])
    content = {0: _FEATURE_PROPERTIES, 1: {}}
    table = {0: name, 1: _DESCRIPTIONS.get(name, ""), 3: content}  # TensorMetadata
    if name in ranges:
        low, high = ranges[name]
        table[5] = {0: np.array([high]), 1: np.array([low])}  # table Stats
    return table


def _file_table(name: str, description: str, kind: int) -> dict:
    return {0: name, 1: description, 2: kind}  # table AssociatedFile


def _append_files(content: bytes, files: dict[str, tuple[str, ...]]) -> bytes:
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_STORED) as archive:
        for name, lines in files.items():
            if lines:
                # A fixed date keeps equal models equal byte for byte.
                archive.writestr(zipfile.ZipInfo(name), "\n".join(lines) + "\n")
    return stream.getvalue()


def _of_subgraph(root: TableReader, slot: int) -> list[TableReader]:
    """The tables in a slot of the first subgraph; none if no subgraph is described."""
    return [table for subgraph in root.tables(3)[:1] for table in subgraph.tables(slot)]


def _vocabulary_file(root: TableReader) -> str | None:
    for unit in _of_subgraph(root, 5):
        options = unit.table(1)
        if unit.enumeration(0) == _BERT_TOKENIZER_OPTIONS and options and options.tables(0):
            return options.tables(0)[0].text(0)
    return None


def _lines_or_reason(content: bytes, name: str | None, reasons: list[str]) -> tuple[str, ...]:
    """The lines of a file that is named; if it cannot be read, a sentence more."""
    try:
        return _read_lines(content, name) if name else ()
    except ValueError as error:
        reasons.append(str(error))
        return ()


def _labels_file(root: TableReader) -> str | None:
    for output in _of_subgraph(root, 3):
        for file in output.tables(6):
            if file.enumeration(2) == _AXIS_LABELS:
                return file.text(0)
    return None


def _read_lines(content: bytes, name: str) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            text = archive.read(name).decode("utf-8")
    except _NO_FILE as error:
        raise ValueError(
            f"The metadata name the file {name!r}, which is not inside (was the end of "
            f"the file cut off?). Export it again. Received: {error}"
        ) from error
    return tuple(line.rstrip("\r") for line in text.rstrip("\r\n").split("\n"))


def _looks_lowercase(vocabulary: tuple[str, ...]) -> bool:
    words = (piece for piece in vocabulary if not piece.startswith("["))
    return all(word == word.lower() for word in words)
