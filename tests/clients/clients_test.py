# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Other projects' clients give our interpreters' answers, where `export.check` says so.

Every client is asked with every form of file. Whatever happens (right answers, wrong
ones, an error, a crash) must be what the check said, and what the table of
`docs/export.md` says.
"""

import json
import pathlib
import subprocess

import numpy as np
import pytest

from mobilebert_tf.lite.client_checks import check_clients
from mobilebert_tf.lite.file_runner import FileRunner
from mobilebert_tf.lite.metadata import ModelMetadata, write_metadata
from mobilebert_tf.lite.open_interpreter import open_interpreter
from mobilebert_tf.lite.question_answerer_interpreter import QuestionAnswererInterpreter
from mobilebert_tf.lite.task_outputs import OUTPUT_NAMES
from tests.clients.client_environments import client_python
from tests.clients.exported_files import (
    ANSWERERS,
    FORMS,
    PAIRS,
    REGRESSORS,
    TEXTS,
    export_form,
)
from tests.lite.random_classifier import random_vocabulary

pytestmark = pytest.mark.clients
ASK = pathlib.Path(__file__).with_name("ask_client.py")
REPOSITORY = ASK.parents[2]
# How `ask_client.py` calls it: what `export.check` calls it, and its environment.
CLIENTS = {
    "litert_interpreter": ("LiteRT 2.3", "litert"),
    "litert_compiled_model": ("LiteRT 2.3", "litert"),
    "tflite_runtime": ("tflite-runtime 2.14", "tflite_runtime"),
    "task_library_classifier": ("Task Library BertNLClassifier", "task_library"),
    "task_library_answerer": ("Task Library BertQuestionAnswerer", "task_library"),
    "mediapipe_classifier": ("MediaPipe TextClassifier", "mediapipe"),
}
# Share of the largest value. Old runtimes round int8 differently, layer by layer.
FLOAT, ROUNDED = 1e-4, 0.1


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("files")


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("form", FORMS)
def test_client_does_what_the_check_says(client, form, folder, tmp_path):
    name, environment = CLIENTS[client]
    path = export_form(form, folder)
    (check,) = (c for c in check_clients(path.read_bytes()) if c.client == name)
    requests, answers = tmp_path / "requests.json", tmp_path / "answers.json"
    requests.write_text(json.dumps(_requests(form, path)), encoding="utf-8")
    command = [client_python(environment), ASK, client, path, requests, answers]
    run = subprocess.run(command, capture_output=True, text=True, timeout=600)
    asked = json.loads(answers.read_text()) if answers.exists() else None
    difference = np.inf if asked is None else _difference(client, form, path, asked)
    tolerance = FLOAT if "float" in form else ROUNDED
    happened = f"difference {difference:.2g}, status {run.returncode}: {run.stderr[-800:]}"
    assert (difference <= tolerance) == (not check.reasons), f"{check}\n{happened}"
    assert _documented(form)[name] == ("no" if check.reasons else "yes")


def _requests(form: str, path: pathlib.Path) -> dict:
    """The questions, in every form that a client may want."""
    inputs = [
        {name: value.tolist() for name, value in each.items()} for each in _inputs(form, path)
    ]
    return {"texts": TEXTS, "pairs": PAIRS, "inputs": inputs}


def _inputs(form: str, path: pathlib.Path) -> list[dict[str, np.ndarray]]:
    runner = _runner(form, path)
    tokenizer, length = runner.tokenizer, runner.sequence_length
    if form in ANSWERERS:
        return [tokenizer.encode_pair(*pair, length) for pair in PAIRS]
    return [tokenizer.encode(text, length) for text in TEXTS]


def _runner(form: str, path: pathlib.Path) -> FileRunner:
    """Opens any form, with metadata lent to what has none."""
    task = "question_answerer" if form in ANSWERERS else "text_classifier"
    task = "text_regressor" if form in REGRESSORS else task
    content, outputs = path.read_bytes(), OUTPUT_NAMES[task]
    if form == "no metadata":
        metadata = ModelMetadata(vocabulary=tuple(random_vocabulary()), labels=("a", "b", "c"))
        content = write_metadata(content, metadata)
    return FileRunner(content, (task,), outputs)


def _difference(client: str, form: str, path: pathlib.Path, asked: list) -> float:
    """The largest difference from our own interpreter, over the largest value."""
    if client == "task_library_answerer":
        return _answers_difference(path, asked)
    if client in ("task_library_classifier", "mediapipe_classifier"):
        if form in ANSWERERS:
            return np.inf  # MediaPipe takes logits for scores; nobody can use them.
        interpreter = open_interpreter(path)
        expected = interpreter.scores(TEXTS).reshape(len(TEXTS), -1)
        # The one category of a regressor has no name, which JSON calls null.
        labels = ("null",) if form in REGRESSORS else interpreter.labels
        actual = np.array([[scores.get(label, np.inf) for label in labels] for scores in asked])
        return _relative(actual, expected)
    runner = _runner(form, path)
    run = runner.runners[runner.sequence_length]
    expected = [run(**inputs) for inputs in _inputs(form, path)]
    return max(
        _relative(
            _from_zero(np.array([each[name] for each in asked]), expected[0][name]),
            _from_zero(np.array([each[name].ravel() for each in expected]), expected[0][name]),
        )
        for name in expected[0]
    )


def _from_zero(values: np.ndarray, like: np.ndarray) -> np.ndarray:
    """Int8 counts from its lowest value, as probabilities do from 0."""
    lowest = np.iinfo(like.dtype).min if like.dtype == np.int8 else 0
    return values.astype(np.float64) - lowest


def _answers_difference(path: pathlib.Path, asked: list) -> float:
    """Of the scores; infinite unless nearly all answers are the same."""
    interpreter = QuestionAnswererInterpreter(path)
    ours = [interpreter.answer(*pair)[0] for pair in PAIRS]
    same = [text == answer for (text, _), (answer, _) in zip(asked, ours, strict=True)]
    scores = _relative(np.array([s for _, s in asked]), np.array([s for _, s in ours]))
    return scores if sum(same) >= len(same) - 2 else np.inf


def _relative(actual: np.ndarray, expected) -> float:
    expected = np.asarray(expected, np.float64)
    if actual.shape != expected.shape or not np.isfinite(actual).all():
        return np.inf
    if actual.ndim == 2 and actual.shape[1] > 1:
        *_, second, first = np.moveaxis(np.sort(expected), -1, 0)
        decided = first - second > ROUNDED * np.abs(expected).max()
        if (actual.argmax(-1) != expected.argmax(-1))[decided].any():
            return np.inf
    return float(np.abs(actual - expected).max() / np.abs(expected).max())


def _documented(form: str) -> dict[str, str]:
    """The row of a form in the documentation, by client."""
    lines = (REPOSITORY / "docs" / "export.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    (header,) = (row for row in rows if row[0] == "form")
    (row,) = (row for row in rows if row[0] == form)
    return dict(zip(header, row, strict=True))
