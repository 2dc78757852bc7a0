# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of the metadata inside a `.tflite` file."""

import io
import zipfile

import flatbuffers
import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.flatbuffer import (
    metadata_entry,
    pack_model,
    set_metadata_entry,
    unpack_model,
)
from mobilebert_tf.lite.flatbuffer_table import TableReader, pack_table
from mobilebert_tf.lite.metadata import (
    ModelMetadata,
    _looks_lowercase,
    read_metadata,
    read_metadata_names,
    write_metadata,
)
from tests.lite.tiny_model import VOCABULARY, tiny_classifier

METADATA = ModelMetadata(
    vocabulary=VOCABULARY,
    labels=("bad", "good \u2028 très"),
    lowercase=False,
    name="Tiny",
    description="Tells good from bad.",
    license="Apache-2.0",
)


def test_reads_back_what_was_written():
    assert read_metadata(write_metadata(tiny_classifier(), METADATA)) == METADATA


def test_writing_again_replaces():
    once = write_metadata(tiny_classifier(), METADATA)
    other = ModelMetadata(vocabulary=(*VOCABULARY, "new"), labels=("a", "b"))
    twice = write_metadata(once, other)
    assert read_metadata(twice) == other
    assert len(unpack_model(twice).metadata) == len(unpack_model(once).metadata)


def test_equal_models_are_equal_bytes():
    written = [write_metadata(tiny_classifier(), METADATA) for _ in range(2)]
    assert written[0] == written[1]


def test_files_are_stored_uncompressed():
    content = write_metadata(tiny_classifier(), METADATA)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.filename for info in archive.infolist()} == {
            "vocab.txt",
            "labels.txt",
        }
        assert all(i.compress_type == zipfile.ZIP_STORED for i in archive.infolist())
        assert archive.read("vocab.txt").decode() == "\n".join(VOCABULARY) + "\n"


def test_file_still_runs():
    content = write_metadata(tiny_classifier(), METADATA)
    interpreter = Interpreter(model_content=content)
    assert set(interpreter.get_signature_list()["serving_default"]["inputs"]) == {
        "ids",
        "mask",
        "segment_ids",
    }


def test_weights_outside_the_flatbuffer_are_taken_in():
    content, weights = _with_weights_outside(tiny_classifier())
    model = unpack_model(write_metadata(content, METADATA))
    assert weights in [bytes(b.data) for b in model.buffers if b.data is not None]
    assert all(not buffer.offset for buffer in model.buffers)


def _with_weights_outside(content):
    """Moves the largest buffer behind the flatbuffer, as ai-edge-quantizer does."""
    model = unpack_model(content)
    buffer = max(model.buffers, key=lambda b: 0 if b.data is None else len(b.data))
    weights, buffer.data = bytes(buffer.data), None
    # The first pack finds the size of the flatbuffer, which any offset keeps.
    buffer.offset, buffer.size = 1, len(weights)
    buffer.offset = len(_plain_pack(model))
    return _plain_pack(model) + weights, weights


def _plain_pack(model):
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), file_identifier=b"TFL3")
    return bytes(builder.Output())


def test_buffers_are_aligned():
    content = write_metadata(tiny_classifier(), METADATA)
    model = schema.Model.GetRootAs(content, 0)
    begin = np.frombuffer(content, np.uint8).ctypes.data
    buffers = [model.Buffers(index) for index in range(model.BuffersLength())]
    starts = [b.DataAsNumpy().ctypes.data - begin for b in buffers if b.DataLength()]
    assert starts and all(start % 16 == 0 for start in starts)


def test_no_metadata_is_an_error():
    with pytest.raises(ValueError, match="no metadata"):
        read_metadata(tiny_classifier())


def test_not_a_tflite_file_is_an_error():
    with pytest.raises(ValueError, match="TFL3"):
        read_metadata(b"PK\x03\x04 something else")


def test_cut_off_file_is_an_error():
    content = write_metadata(tiny_classifier(), METADATA)
    with pytest.raises(ValueError, match="not inside"):
        read_metadata(content[:-200])
    with pytest.raises(ValueError, match="damaged"):
        read_metadata(content[:100])


def test_ranges_of_ids_masks_and_probabilities():
    """In table `Stats`: the largest, then the smallest value."""
    model = unpack_model(tiny_classifier())
    subgraph = model.subgraphs[0]
    for name, index in zip(("ids", "mask", "segment_ids"), subgraph.inputs, strict=True):
        subgraph.tensors[index].name = name
    subgraph.tensors[subgraph.outputs[0]].name = "probability"
    content = write_metadata(pack_model(model), METADATA)
    root = TableReader.root(metadata_entry(unpack_model(content), "TFLITE_METADATA"))
    (described,) = root.tables(3)
    found = {
        tensor.text(0): (tensor.table(5).floats(1), tensor.table(5).floats(0))
        for tensor in (*described.tables(2), *described.tables(3))
    }
    assert found == {
        "ids": ([0.0], [len(VOCABULARY) - 1.0]),
        "mask": ([0.0], [1.0]),
        "segment_ids": ([0.0], [1.0]),
        "probability": ([0.0], [1.0]),
    }


def _with_buffer(name, data):
    model = unpack_model(write_metadata(tiny_classifier(), METADATA))
    set_metadata_entry(model, name, data)
    return pack_model(model)


def test_metadata_that_describe_no_subgraph():
    """Such as other writers leave; reading them ended in an IndexError."""
    content = _with_buffer("TFLITE_METADATA", pack_table({0: "a name alone"}, b"M001"))
    names = read_metadata_names(content)
    assert (names.inputs, names.outputs, names.has_tokenizer) == ((), (), False)
    with pytest.raises(ValueError, match="name no BERT vocabulary"):
        read_metadata(content)


@pytest.mark.parametrize(
    "name, data",
    [
        ("TFLITE_METADATA", b"\x01"),
        ("TFLITE_METADATA", b"\xff" * 40),
        ("MOBILEBERT_TF", b"no JSON"),
        ("MOBILEBERT_TF", b"[1]"),
    ],
)
def test_damaged_metadata_are_one_sentence(name, data):
    with pytest.raises(ValueError, match="metadata are damaged"):
        read_metadata(_with_buffer(name, data))


def test_a_named_file_that_is_cut_off_is_told():
    whole = write_metadata(tiny_classifier(), METADATA)
    names = read_metadata_names(whole)
    assert (names.unreadable, names.lowercase) == ((), False)
    assert (names.vocabulary, names.labels) == (METADATA.vocabulary, METADATA.labels)
    vocabulary, labels = read_metadata_names(whole[:-9]).unreadable
    assert "'vocab.txt', which is not inside" in vocabulary and "'labels.txt'" in labels


@pytest.mark.parametrize("label", ["", "two\nlines"])
def test_label_of_no_or_two_lines_is_an_error(label):
    with pytest.raises(ValueError, match=r"labels\[1\]"):
        ModelMetadata(vocabulary=VOCABULARY, labels=("fine", label))


def test_case_is_guessed_for_files_of_others():
    assert _looks_lowercase(("[CLS]", "the", "##s"))
    assert not _looks_lowercase(("[CLS]", "The", "the"))
