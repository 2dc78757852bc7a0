# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which clients will load a `.tflite` file, and why the others will not.

The rules are what the released clients were seen to do, not what they document:
the Task Library of tflite-support 0.4.4, MediaPipe Tasks 1.2, the
tflite-runtime 2.14 wheel and LiteRT 2.3. Some of the failures below are crashes,
or wrong answers without a word, which is why they are worth looking for.
"""

from __future__ import annotations

import collections
import dataclasses

from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter

from mobilebert_tf.lite.flatbuffer import builtin_code, tensor_name, unpack_model
from mobilebert_tf.lite.metadata import MetadataNames, read_metadata_names
from mobilebert_tf.lite.old_runtimes import slow_in_old_runtimes, too_new_for_old_runtimes
from mobilebert_tf.lite.quiet import quiet_native_stderr

_LITERT, _RUNTIME, _MEDIAPIPE = "LiteRT 2.3", "tflite-runtime 2.14", "MediaPipe TextClassifier"
_CLASSIFIER, _ANSWERER = "Task Library BertNLClassifier", "Task Library BertQuestionAnswerer"
_OLD = (_RUNTIME, _CLASSIFIER, _ANSWERER)
INPUTS = {"ids", "mask", "segment_ids"}
QUESTION_ANSWERER_LENGTH = 384
_SPECIAL = ("[UNK]", "[CLS]", "[SEP]")
# Which input of an operator is the table; the other one is where to look.
_TABLES = {schema.BuiltinOperator.GATHER: 0, schema.BuiltinOperator.EMBEDDING_LOOKUP: 1}
_ANSWER = {"end_logits", "start_logits"}
_CHOICE = "choice_logit"
_FLOAT32 = schema.TensorType.FLOAT32
_MEDIAPIPE_OUTPUTS = {_FLOAT32, schema.TensorType.UINT8, schema.TensorType.BOOL}


@dataclasses.dataclass(frozen=True)
class ClientCheck:
    """A client, and why it will not run the file; empty if it will.

    Attributes:
        client: its name and version.
        reasons: against the file.
        notes: what to know of a file that it runs.
    """

    client: str
    reasons: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """A line for the client, one for every reason against it and every note."""
        answer = "no " if self.reasons else "yes"
        notes = (f"note: {note}" for note in self.notes)
        return "\n       ".join((f"{answer}  {self.client}", *self.reasons, *notes))


def check_clients(content: bytes) -> list[ClientCheck]:
    """Checks a file against every client.

    What LiteRT, the newest runtime, refuses is refused for all.

    Raises:
        ValueError: if `content` is not a TFLite flatbuffer, or its metadata are damaged.
    """
    model = unpack_model(content)
    if refused := _refused_by_litert(content):
        return [ClientCheck(client, (refused,)) for client in (_LITERT, *_OLD, _MEDIAPIPE)]
    names = read_metadata_names(content)
    old = too_new_for_old_runtimes(model)
    of_text = _tokenized(model, names)
    rules = {
        _LITERT: [],
        _RUNTIME: old,
        _CLASSIFIER: [*old, *of_text, *_classifier_output(model, names)],
        _ANSWERER: [*old, *of_text, *_answerer_output(model, names)],
        _MEDIAPIPE: [*of_text, *_mediapipe(model, names)],
    }
    slow, padding = slow_in_old_runtimes(model), _pads_otherwise(names)
    notes = {
        _RUNTIME: slow,
        _CLASSIFIER: (*slow, *padding),
        _ANSWERER: (*slow, *padding),
        _MEDIAPIPE: padding,
    }
    return [
        ClientCheck(client, tuple(reasons), () if reasons else notes.get(client, ()))
        for client, reasons in rules.items()
    ]


def _refused_by_litert(content: bytes) -> str:
    try:
        with quiet_native_stderr():
            Interpreter(model_content=content).allocate_tensors()
    except (RuntimeError, ValueError) as error:
        return f"LiteRT says: {next(iter(str(error).splitlines()), type(error).__name__)}"
    return ""


def _tokenized(model: schema.ModelT, names: MetadataNames | None) -> list[str]:
    """What every client that reads text wants of inputs and metadata."""
    if names is None:
        return ["the file has no metadata, so no vocabulary; export it from a preset"]
    reasons = [*names.unreadable, *_reads_otherwise(names), *_beyond_the_table(model, names)]
    if not names.has_tokenizer:
        reasons.append("the metadata name no BERT vocabulary")
    if set(names.inputs) != INPUTS:
        reasons.append(f"the metadata must name the inputs ids, mask, segment_ids: {names.inputs}")
    inputs = _tensors(model, "inputs")
    shapes = set(map(_shape, inputs))
    if len(shapes) != 1 or any(len(shape) != 2 or shape[0] != 1 for shape in shapes):
        reasons.append(f"inputs must all be of shape (1, length): {sorted(shapes)}")
    if any(tensor.type != schema.TensorType.INT32 for tensor in inputs):
        reasons.append("inputs must be int32")
    return reasons


def _reads_otherwise(names: MetadataNames) -> list[str]:
    """Where the clients' own tokenizer gives a model other ids than it was trained with."""
    if not names.vocabulary:
        return []
    reasons = []
    if not names.lowercase:
        reasons.append("it lowers the case of every text, and this model tells capitals apart")
    if missing := [each for each in _SPECIAL if each not in names.vocabulary]:
        reasons.append(f"the vocabulary has no {', '.join(missing)}, so texts get other ids")
    if "" in names.vocabulary:
        line = names.vocabulary.index("") + 1
        reasons.append(f"it passes over line {line} of the vocabulary, a blank one: ids shift")
    for piece, count in collections.Counter(filter(None, names.vocabulary)).most_common(1):
        if count > 1:
            reasons.append(f"of equal pieces it takes the last, and not the first: {piece}")
    return reasons


def _beyond_the_table(model: schema.ModelT, names: MetadataNames) -> list[str]:
    rows, pieces = _word_rows(model), len(names.vocabulary)
    if not 0 < rows < pieces:
        return []
    return [f"{pieces} pieces and {rows} rows of the word table: texts of the rest are an error"]


def _word_rows(model: schema.ModelT) -> int:
    """Rows of the longest table that is looked up by an input; 0 if that cannot be told."""
    subgraph, rows = model.subgraphs[0], [0]
    for operator in subgraph.operators or ():
        table = _TABLES.get(builtin_code(model.operatorCodes[operator.opcodeIndex]))
        if table is not None and operator.inputs[1 - table] in subgraph.inputs:
            rows += _shape(subgraph.tensors[operator.inputs[table]])[:1]
    return max(rows)


def _pads_otherwise(names: MetadataNames | None) -> tuple[str, ...]:
    if names is None or names.vocabulary[:1] in ((), ("[PAD]",)):
        return ()
    # Nobody attends to padding, but a trigram of the last token reads it.
    return (
        f"it pads with the first piece, {names.vocabulary[0]}, and not with [PAD], which "
        "changes scores a little",
    )


def _classifier_output(model: schema.ModelT, names: MetadataNames | None) -> list[str]:
    reasons = _one_output(model)
    if not reasons and names is not None and 0 < len(names.labels) < _num_classes(model):
        reasons.append(f"{_num_classes(model)} classes with {len(names.labels)} labels crash it")
    if names is not None and "probability" not in names.outputs:
        reasons.append(
            f"the metadata must name the output probability, or it crashes: {names.outputs}"
        )
    return reasons


def _answerer_output(model: schema.ModelT, names: MetadataNames | None) -> list[str]:
    reasons = []
    if names is not None and set(names.outputs) != _ANSWER:
        reasons.append(
            f"the metadata must name the outputs end_logits and start_logits: {names.outputs}"
        )
    shape = next(map(_shape, _tensors(model, "inputs")), ())
    if (length := shape[-1] if shape else 0) != QUESTION_ANSWERER_LENGTH:
        reasons.append(f"it runs {QUESTION_ANSWERER_LENGTH} tokens and nothing else: {length}")
    if any(tensor.type != _FLOAT32 for tensor in _tensors(model, "outputs")):
        reasons.append("outputs must be float32")
    return reasons


def _mediapipe(model: schema.ModelT, names: MetadataNames | None) -> list[str]:
    reasons = _one_output(model)
    if not reasons and names is not None and len(names.labels) not in (0, _num_classes(model)):
        reasons.append(
            f"it wants a label for each of {_num_classes(model)} classes: {len(names.labels)}"
        )
    if names is not None and names.outputs == (_CHOICE,):
        reasons.append("it reads one text, and the file a prompt with a choice")
    if len(model.subgraphs) != 1:
        reasons.append(f"it takes one sequence length a file: {len(model.subgraphs)}")
    if (number := len(_tensors(model, "inputs"))) != len(INPUTS):
        reasons.append(f"it wants exactly three inputs: {number}")
    if any(tensor.type not in _MEDIAPIPE_OUTPUTS for tensor in _tensors(model, "outputs")):
        reasons.append("outputs must be float32, uint8 or bool")
    return reasons


def _one_output(model: schema.ModelT) -> list[str]:
    outputs = _tensors(model, "outputs")
    if len(outputs) != 1 or len(_shape(outputs[0])) != 2:
        found = ", ".join(map(tensor_name, outputs))
        return [f"it wants one output of shape (1, classes): {found}"]
    return []


def _num_classes(model: schema.ModelT) -> int:
    (output,) = _tensors(model, "outputs")
    return _shape(output)[1]


def _tensors(model: schema.ModelT, side: str) -> list[schema.TensorT]:
    """The first subgraph's `inputs` or `outputs`; files need not have any."""
    subgraph = model.subgraphs[0]
    indices = getattr(subgraph, side)
    return [] if indices is None else [subgraph.tensors[index] for index in indices]


def _shape(tensor: schema.TensorT) -> tuple[int, ...]:
    return () if tensor.shape is None else tuple(map(int, tensor.shape))
