# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Measures the latency of one or more `.tflite` files.

    python -m android_bench.run --model=A.tflite --model=B.tflite \
        --target=host --threads=1,2,4 --output=benchmark.json

Several models are measured in turns, so that drift hits all of them alike.
Prints a table; the JSON has every sample and where it was made.
"""

import pathlib
import sys

from absl import app, flags

from android_bench.benchmark_config import TARGETS, BenchmarkConfig

_MODEL = flags.DEFINE_multi_string("model", [], "A .tflite file; may be given several times.")
_TARGET = flags.DEFINE_string("target", "host", f"Where to run: {', '.join(TARGETS)}.")
_THREADS = flags.DEFINE_list("threads", ["1"], "Numbers of CPU threads.")
_RUNS = flags.DEFINE_integer("runs", 50, "Timed inferences of each model and number of threads.")
_WARMUP = flags.DEFINE_integer("warmup", 5, "Inferences before, not counted.")
_VOCABULARY_SIZE = flags.DEFINE_integer(
    "vocabulary_size",
    None,
    "Token ids to draw from; read from the model by default.",
    lower_bound=1,
)
_OUTPUT = flags.DEFINE_string("output", None, "A .json file, or a folder for benchmark.json.")


def main(argv):
    """Measures; any bad input ends in one sentence and exit status 1."""
    if len(argv) > 1:
        sys.exit(f"Unexpected argument {argv[1]!r}: give files as --model=FILE.")
    # Imported late, so that --help needs no runtime.
    from android_bench.host_target import measure_on_host
    from android_bench.result import format_table, make_result, write_result

    try:
        config = _config()
        result = make_result(config, measure_on_host(config))
        print(format_table(result))
        if _OUTPUT.value:
            print(f"Written to {write_result(result, _OUTPUT.value)}")
    except (OSError, ValueError) as error:
        sys.exit(f"Not measured: {error}")


def _config() -> BenchmarkConfig:
    try:
        threads = tuple(int(number) for number in _THREADS.value)
    except ValueError:
        raise ValueError(
            f"`--threads` must be numbers like 1,2,4. Received: {','.join(_THREADS.value)}"
        ) from None
    return BenchmarkConfig(
        models=tuple(pathlib.Path(model) for model in _MODEL.value),
        target=_TARGET.value,
        threads=threads,
        num_runs=_RUNS.value,
        num_warmup_runs=_WARMUP.value,
        vocabulary_size=_VOCABULARY_SIZE.value,
    )


if __name__ == "__main__":
    app.run(main)
