# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Runs one client on one file, inside that client's environment.

    python ask_client.py CLIENT MODEL.tflite REQUESTS.json ANSWERS.json

Knows nothing of this project: what it imports is the client. Requests have `texts`,
`pairs` of question and context, and `inputs`, the same as token ids; each client reads
the ones that it understands, and answers in its own form.
"""

import json
import sys


def task_library_classifier(model, requests):
    """A dict of label to score for each text."""
    from tflite_support.task import text

    client = text.BertNLClassifier.create_from_file(model)
    results = [client.classify(each) for each in requests["texts"]]
    return [_scores(result.classifications[0].categories) for result in results]


def task_library_answerer(model, requests):
    """The best answer's text and logit for each pair."""
    from tflite_support.task import text

    client = text.BertQuestionAnswerer.create_from_file(model)
    results = [client.answer(context, question) for question, context in requests["pairs"]]
    return [[best.text, best.pos.logit] for best in (result.answers[0] for result in results)]


def mediapipe_classifier(model, requests):
    """A dict of label to score for each text."""
    from mediapipe.tasks.python import text

    with text.TextClassifier.create_from_model_path(model) as client:
        results = [client.classify(each) for each in requests["texts"]]
    return [_scores(result.classifications[0].categories) for result in results]


def litert_interpreter(model, requests):
    """A dict of output to values for each input."""
    from ai_edge_litert.interpreter import Interpreter

    return _run_signature(Interpreter(model_path=model), requests)


def tflite_runtime(model, requests):
    """A dict of output to values for each input."""
    from tflite_runtime.interpreter import Interpreter

    return _run_signature(Interpreter(model_path=model), requests)


def litert_compiled_model(model, requests):
    """A dict of output to values for each input."""
    import numpy as np
    from ai_edge_litert.compiled_model import CompiledModel

    client, key = CompiledModel.from_file(model), "serving_default"
    details = client.get_output_tensor_details(key)
    inputs = {name: client.create_input_buffer_by_name(key, name) for name in requests["inputs"][0]}
    outputs = {name: client.create_output_buffer_by_name(key, name) for name in details}
    answers = []
    for request in requests["inputs"]:
        for name, values in request.items():
            inputs[name].write(np.asarray(values, np.int32))
        client.run_by_name(key, inputs, outputs)
        read = {
            name: outputs[name].read(int(np.prod(each["shape"])), np.dtype(each["dtype"]))
            for name, each in details.items()
        }
        answers.append({name: np.asarray(values).tolist() for name, values in read.items()})
    return answers


def _run_signature(interpreter, requests):
    import numpy as np

    run = interpreter.get_signature_runner("serving_default")
    answers = []
    for request in requests["inputs"]:
        outputs = run(**{name: np.asarray(value, np.int32) for name, value in request.items()})
        answers.append({name: value.ravel().tolist() for name, value in outputs.items()})
    return answers


def _scores(categories):
    return {each.category_name: each.score for each in categories}


def main():
    """Asks, and writes the answers last of all: what crashes before has none."""
    client, model, requests, answers = sys.argv[1:]
    with open(requests, encoding="utf-8") as file:
        found = globals()[client](model, json.load(file))
    with open(answers, "w", encoding="utf-8") as file:
        json.dump(found, file)


if __name__ == "__main__":
    main()
