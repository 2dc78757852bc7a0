# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Says which clients will run a `.tflite` file, and why the others will not.

    python -m export.check model_int8.tflite

Works on anybody's file. Ends with status 0 if LiteRT runs it, 1 otherwise.
"""

import sys

from absl import app


def main(argv):
    """Prints a line a client, and one a reason against it."""
    if len(argv) != 2:
        sys.exit("Usage: python -m export.check MODEL.tflite")
    from mobilebert_tf.lite import check_clients

    try:
        with open(argv[1], "rb") as file:
            checks = check_clients(file.read())
    except (OSError, ValueError) as error:
        sys.exit(f"Cannot check this file: {error}")
    print(*checks, sep="\n")
    sys.exit(1 if checks[0].reasons else 0)


if __name__ == "__main__":
    app.run(main)
