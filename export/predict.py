# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Asks an exported text classifier, from its file alone.

    python -m export.predict model_int8.tflite "what a lovely phone" "never again"

Vocabulary and labels come out of the file; TensorFlow is not needed.
"""

import sys

from absl import app, flags

_THREADS = flags.DEFINE_integer("threads", 1, "CPU threads of the runtime.", lower_bound=1)


def main(argv):
    """Prints each text's labels with their scores, the best first."""
    if len(argv) < 3:
        sys.exit('Usage: python -m export.predict MODEL.tflite "some text" ["more" ...]')
    from mobilebert_tf.lite import TextClassifierInterpreter

    _, model, *texts = argv
    try:
        classifier = TextClassifierInterpreter(model, num_threads=_THREADS.value)
    except (OSError, ValueError) as error:
        sys.exit(f"Cannot ask this file: {error}")
    for text in texts:
        if len(texts) > 1:
            print(text)
        for label, score in classifier.classify(text):
            print(f"{score:8.4f}  {label}")


if __name__ == "__main__":
    app.run(main)
