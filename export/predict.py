# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Asks an exported file of any task, from the file alone.

    python -m export.predict classifier.tflite "what a lovely phone" "never again"
    python -m export.predict --pairs regressor.tflite "a dog runs" "a dog is running"
    python -m export.predict answerer.tflite "who ran?" "a dog ran over the hill"
    python -m export.predict chooser.tflite "she opens the" "door" "sky"
    python -m export.predict tagger.tflite "Ada met Charles"

Vocabulary, labels and task come out of the file; TensorFlow is not needed. A text
that is longer than the file takes is cut by classifiers, regressors and choosers, and
read in windows by question answerers and taggers.
"""

import sys
from collections.abc import Iterator

from absl import app, flags

_THREADS = flags.DEFINE_integer("threads", 1, "CPU threads of the runtime.", lower_bound=1)
_PAIRS = flags.DEFINE_bool("pairs", False, "Take the texts two by two, for a model of pairs.")
_ANSWERS = flags.DEFINE_integer("answers", 3, "Answers of a question answerer.", lower_bound=1)


def main(argv):
    """Prints what the file says, the best first."""
    if len(argv) < 3:
        sys.exit('Usage: python -m export.predict MODEL.tflite "some text" ["more" ...]')
    from mobilebert_tf.lite import open_interpreter

    _, model, *texts = argv
    try:
        interpreter = open_interpreter(model, num_threads=_THREADS.value)
        print(*_lines(interpreter, texts), sep="\n")
    except (OSError, ValueError) as error:
        sys.exit(f"Cannot ask this file: {error}")
    except RuntimeError as error:  # Of the runtime, which speaks in several lines.
        sys.exit(f"Cannot ask this file: {' '.join(str(error).split())}")


def _lines(interpreter, texts: list[str]) -> Iterator[str]:
    """All answers; with the question above each, if there are several."""
    kind = type(interpreter).__name__
    answer = _ANSWERERS[kind]
    if _PAIRS.value and answer not in (_labels, _number):
        raise ValueError("`--pairs` is for files of classifiers and regressors.")
    if kind == "MultipleChoiceInterpreter":
        questions = [(texts[0], texts[1:])]
    elif kind == "QuestionAnswererInterpreter" or _PAIRS.value:
        questions = _two_by_two(texts)
    else:
        questions = texts
    for question in questions:
        if len(questions) > 1:
            yield question if isinstance(question, str) else " | ".join(question)
        yield from answer(interpreter, question)


def _two_by_two(texts: list[str]) -> list[tuple[str, str]]:
    if len(texts) % 2:
        raise ValueError(f"texts must come in pairs. Received: {len(texts)} texts.")
    return list(zip(texts[::2], texts[1::2], strict=True))


def _labels(interpreter, text) -> Iterator[str]:
    for label, score in interpreter.classify(text):
        yield f"{score:8.4f}  {label}"


def _number(interpreter, text) -> Iterator[str]:
    yield f"{interpreter.score(text):8.4f}"


def _choices(interpreter, question) -> Iterator[str]:
    for choice, probability in interpreter.choose(*question):
        yield f"{probability:8.4f}  {choice}"


def _answers(interpreter, question) -> Iterator[str]:
    for text, score in interpreter.answer(*question, num_answers=_ANSWERS.value):
        yield f"{score:8.4f}  {text}"


def _tags(interpreter, text) -> Iterator[str]:
    for word, label, probability in interpreter.tag(text):
        yield f"{probability:8.4f}  {label}  {word}"


_ANSWERERS = {
    "TextClassifierInterpreter": _labels,
    "TextRegressorInterpreter": _number,
    "MultipleChoiceInterpreter": _choices,
    "QuestionAnswererInterpreter": _answers,
    "TokenClassifierInterpreter": _tags,
}


if __name__ == "__main__":
    app.run(main)
