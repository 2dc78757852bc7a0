# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The interpreter that a file is for."""

from __future__ import annotations

import os

from mobilebert_tf.lite.file_runner import read_file
from mobilebert_tf.lite.metadata import read_metadata
from mobilebert_tf.lite.multiple_choice_interpreter import MultipleChoiceInterpreter
from mobilebert_tf.lite.question_answerer_interpreter import QuestionAnswererInterpreter
from mobilebert_tf.lite.text_classifier_interpreter import TextClassifierInterpreter
from mobilebert_tf.lite.text_regressor_interpreter import TextRegressorInterpreter
from mobilebert_tf.lite.token_classifier_interpreter import TokenClassifierInterpreter

Interpreter = (
    TextClassifierInterpreter
    | TextRegressorInterpreter
    | MultipleChoiceInterpreter
    | QuestionAnswererInterpreter
    | TokenClassifierInterpreter
)
_INTERPRETERS: dict[str, type] = {
    "text_classifier": TextClassifierInterpreter,
    "multi_label_classifier": TextClassifierInterpreter,
    "text_regressor": TextRegressorInterpreter,
    "multiple_choice": MultipleChoiceInterpreter,
    "question_answerer": QuestionAnswererInterpreter,
    "token_classifier": TokenClassifierInterpreter,
}


def open_interpreter(path: str | os.PathLike, num_threads: int = 1) -> Interpreter:
    """Opens a file of any task; its metadata say of which.

    Args:
        path: of the file.
        num_threads: CPU threads of the runtime.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is not a TFLite file, has no metadata, or a task that is not
            known here.
    """
    content = read_file(path)
    task = read_metadata(content).task
    if task not in _INTERPRETERS:
        raise ValueError(
            f"The file's task must be one of {', '.join(_INTERPRETERS)}. Received: "
            f"task={task!r} in its metadata."
        )
    return _INTERPRETERS[task](content, num_threads)
