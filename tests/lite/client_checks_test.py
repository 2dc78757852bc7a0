# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Tests of who will load a file."""

import dataclasses
import functools
import io
import zipfile

import flatbuffers
import pytest
from ai_edge_litert import schema_py_generated as schema

from mobilebert_tf.lite import client_checks
from mobilebert_tf.lite.client_checks import check_clients
from mobilebert_tf.lite.convert import convert_model
from mobilebert_tf.lite.flatbuffer import builtin_code, pack_model, unpack_model
from mobilebert_tf.lite.join_lengths import join_lengths
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.models import (
    MobileBERTBackbone,
    MobileBERTMultipleChoice,
    MobileBERTQuestionAnswerer,
    MobileBERTTextClassifier,
    architecture,
)
from tests.lite.quantize_test import quantized
from tests.lite.tiny_model import VOCABULARY, tiny_classifier

LITERT, RUNTIME, CLASSIFIER, ANSWERER, MEDIAPIPE = range(5)
METADATA = ModelMetadata(vocabulary=VOCABULARY, labels=("negative", "positive"))


def reasons(content):
    return [check.reasons for check in check_clients(content)]


@functools.cache
def backbone():
    overrides = {"max_sequence_length": 384, "vocabulary_size": len(VOCABULARY)}
    return MobileBERTBackbone(**architecture("mobilebert_toy", **overrides))


@functools.cache
def answerer(length):
    content = convert_model(MobileBERTQuestionAnswerer(backbone()), length)
    return write_metadata(content, ModelMetadata(vocabulary=VOCABULARY))


@functools.cache
def classifier(length=6):
    return convert_model(MobileBERTTextClassifier(backbone(), 2), length)


def test_a_classifier_runs_everywhere_but_where_questions_are_asked():
    found = reasons(write_metadata(classifier(), METADATA))
    assert [not each for each in found] == [True, True, True, False, True]
    assert any("384 tokens" in reason for reason in found[ANSWERER])


def test_an_answerer_of_384_tokens():
    found = reasons(answerer(384))
    assert [not each for each in found] == [True, True, False, True, False]
    assert "one output" in found[MEDIAPIPE][0]
    (reason,) = reasons(answerer(128))[ANSWERER]
    assert "384 tokens and nothing else: 128" in reason


def test_without_metadata_only_runtimes_load():
    found = reasons(classifier())
    assert found[LITERT] == found[RUNTIME] == ()
    assert all("no metadata" in each[0] for each in found[CLASSIFIER:])


def test_output_of_another_name_crashes_the_task_library():
    model = unpack_model(classifier())
    subgraph = model.subgraphs[0]
    subgraph.tensors[subgraph.outputs[0]].name = "score"
    found = reasons(write_metadata(pack_model(model), METADATA))
    assert "crashes: ('score',)" in found[CLASSIFIER][0]
    assert found[MEDIAPIPE] == ()


def test_a_choice_is_no_text():
    """MediaPipe gave the logit of a text alone for the score of a category without a name."""
    content = convert_model(MobileBERTMultipleChoice(backbone()), 6)
    found = reasons(write_metadata(content, ModelMetadata(vocabulary=VOCABULARY)))
    assert found[MEDIAPIPE] == ("it reads one text, and the file a prompt with a choice",)
    assert found[LITERT] == found[RUNTIME] == ()


def test_several_lengths_are_not_for_mediapipe():
    contents = {length: classifier(length) for length in (6, 8)}
    found = reasons(write_metadata(join_lengths(contents), METADATA))
    assert found[MEDIAPIPE] == ("it takes one sequence length a file: 2",)
    assert found[LITERT] == found[CLASSIFIER] == ()


def with_metadata(**changes):
    return write_metadata(classifier(), dataclasses.replace(METADATA, **changes))


def test_clients_lower_the_case_of_every_text():
    """They gave a model of capitals the ids of a text without, and the check said yes."""
    found = reasons(with_metadata(lowercase=False))
    assert found[LITERT] == found[RUNTIME] == ()
    assert found[MEDIAPIPE] == (
        "it lowers the case of every text, and this model tells capitals apart",
    )
    assert found[MEDIAPIPE][0] in found[CLASSIFIER] and found[MEDIAPIPE][0] in found[ANSWERER]


def test_labels_are_as_many_as_classes():
    """The Task Library reads beyond the end of too few, MediaPipe refuses other numbers."""
    for number, clients in ((0, ()), (1, (CLASSIFIER, MEDIAPIPE)), (2, ()), (3, (MEDIAPIPE,))):
        found = reasons(with_metadata(labels=("a", "b", "c")[:number]))
        assert [i for i in (CLASSIFIER, MEDIAPIPE) if found[i]] == list(clients), number
    (crash,) = reasons(with_metadata(labels=("a",)))[CLASSIFIER]
    assert crash == "2 classes with 1 labels crash it"


def test_special_pieces_that_clients_look_for():
    vocabulary = ("[PAD]", "<unk>", "[CLS]", "</s>", *VOCABULARY[4:])
    (reason,) = reasons(with_metadata(vocabulary=vocabulary))[MEDIAPIPE]
    assert "no [UNK], [SEP]" in reason


def test_clients_pad_with_the_first_piece():
    moved = (*VOCABULARY[1:], "[PAD]")
    checks = check_clients(with_metadata(vocabulary=moved))
    assert [bool(check.notes) for check in checks] == [False, False, True, False, True]
    assert "first piece, [UNK]" in checks[MEDIAPIPE].notes[0]


def with_files(vocabulary, labels=METADATA.labels):
    """As other writers put lines in."""
    content = io.BytesIO(pack_model(unpack_model(with_metadata())))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("vocab.txt", "".join(f"{line}\n" for line in vocabulary))
        archive.writestr("labels.txt", "".join(f"{line}\n" for line in labels))
    return content.getvalue()


@pytest.mark.parametrize(
    ("pieces", "reason"),
    [
        (("good", "", "film"), "passes over line 7 of the vocabulary, a blank one: ids shift"),
        (("good", "bad", "good"), "takes the last, and not the first: good"),
        (("good", "bad", "film", "new"), "9 pieces and 8 rows of the word table"),
    ],
)
def test_vocabularies_that_clients_read_otherwise(pieces, reason):
    """Scores were others, or there was an error, and the check said yes."""
    found = reasons(with_files((*VOCABULARY[:5], *pieces)))
    assert found[LITERT] == found[RUNTIME] == ()
    assert all(any(reason in each for each in found[client]) for client in (CLASSIFIER, MEDIAPIPE))


def test_clients_pass_over_blank_lines_of_labels():
    """One too few crashes the Task Library; those at the end are none."""
    found = reasons(with_files(VOCABULARY, ("a", "")))
    assert found[CLASSIFIER] == ("2 classes with 1 labels crash it",) and found[MEDIAPIPE]
    found = reasons(with_files((*VOCABULARY, ""), ("a", "b", "")))
    assert found[CLASSIFIER] == found[MEDIAPIPE] == ()
    assert reasons(with_files([""]))[MEDIAPIPE]


def test_a_stock_conversion_has_other_names():
    found = reasons(write_metadata(tiny_classifier(), METADATA))
    assert "must name the inputs" in found[CLASSIFIER][0]
    assert "must name the inputs" in found[MEDIAPIPE][0]


def test_what_old_runtimes_refuse_their_clients_do_too():
    model = unpack_model(classifier())
    next(c for c in model.operatorCodes if builtin_code(c) == 9).version = 11
    found = reasons(write_metadata(pack_model(model), METADATA))
    (reason,) = found[RUNTIME]
    assert "FULLY_CONNECTED up to version 10: 11" in reason
    assert [reason in each for each in found] == [False, True, True, True, False]


def test_a_file_cut_inside_its_vocabulary_has_no_tokenizer():
    """The graph still runs, so that runtimes take it; nobody who reads text can."""
    found = reasons(write_metadata(classifier(), METADATA)[:-9])
    assert found[LITERT] == found[RUNTIME] == ()
    assert all("'vocab.txt', which is not inside" in each[0] for each in found[CLASSIFIER:])


def test_what_litert_refuses_is_refused_for_all():
    """A custom operator, such as those of TensorFlow outside of TFLite, had a yes."""
    model = unpack_model(classifier())
    custom = schema.BuiltinOperator.CUSTOM
    code = next(c for c in model.operatorCodes if builtin_code(c) == 9)
    code.builtinCode = code.deprecatedBuiltinCode = custom
    code.customCode = "Nobodys"
    for operator in model.subgraphs[0].operators:
        if model.operatorCodes[operator.opcodeIndex] is code:
            operator.builtinOptionsType, operator.builtinOptions = 0, None
    found = reasons(write_metadata(pack_model(model), METADATA))
    assert len(set(found)) == 1 and len(found) == 5
    ((reason,), *_) = found
    assert reason.startswith("LiteRT says: ") and "Nobodys" in reason


def test_a_model_without_inputs():
    """Anybody's file; it ended in an IndexError."""
    model = unpack_model(tiny_classifier())
    model.subgraphs[0].inputs, model.signatureDefs = [], []
    for content in (pack_model(model), write_metadata(pack_model(model), METADATA)):
        found = reasons(content)
        assert "384 tokens and nothing else: 0" in found[ANSWERER][-1]
        assert "exactly three inputs: 0" in found[MEDIAPIPE][-1]
    assert client_checks._shape(schema.TensorT()) == ()


def test_a_model_of_nothing():
    """Without buffers it ended in a TypeError, and LiteRT itself crashes on it."""
    builder = flatbuffers.Builder(64)
    builder.Finish(schema.ModelT(version=3).Pack(builder), file_identifier=b"TFL3")
    with pytest.raises(ValueError, match="no buffers"):
        check_clients(bytes(builder.Output()))


def test_scores_in_int8_are_slow_in_old_runtimes():
    by_client = {check.client: check for check in check_clients(pack_model(quantized(True)))}
    runtime = by_client["tflite-runtime 2.14"]
    assert not runtime.reasons and "(--int8_scores)" in runtime.notes[0]
    assert "\n       note: it multiplies queries" in str(runtime)
    assert not by_client["LiteRT 2.3"].notes
    assert not any(check.notes for check in check_clients(pack_model(quantized(False))))


def test_not_a_tflite_file():
    with pytest.raises(ValueError, match="must be a TFLite flatbuffer"):
        check_clients(b"plain text")
