# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Measures the latency of one or more `.tflite` files, or counts their instructions.

    python -m android_bench.run --model=A.tflite --model=B.tflite \
        --target=host --threads=1,2,4 --output=measured

`--target=adb` measures on the phone that is connected, `--target=adb:SERIAL` on that
one; `--target=emulated` counts ARM64 instructions without a phone. Several models are
measured in turns, so that drift hits all of them alike. Prints a table; the JSON has
every sample and where it was made. docs/benchmarking.md says what the figures mean.
"""

import pathlib
import signal
import sys

from absl import app, flags

from android_bench.benchmark_config import RUNNERS, TARGETS, BenchmarkConfig
from android_bench.core_types import CORE_TYPES

_MODEL = flags.DEFINE_multi_string("model", [], "A .tflite file; may be given several times.")
_TARGET = flags.DEFINE_string(
    "target", "host", f"Where to run: {', '.join(TARGETS)}; a device by name: adb:SERIAL."
)
_THREADS = flags.DEFINE_list("threads", ["1"], "Numbers of CPU threads.")
_RUNS = flags.DEFINE_integer("runs", 50, "Timed inferences of each model and number of threads.")
_WARMUP = flags.DEFINE_integer("warmup", 5, "Inferences before, not counted.")
_CORES = flags.DEFINE_string(
    "cores", None, "big, or a hexadecimal mask such as f0; big on a device, else all."
)
_CORE_TYPES = flags.DEFINE_list(
    "core_types", ["cortex-a76"], f"Of target emulated: {', '.join(CORE_TYPES)}."
)
_RUNNER = flags.DEFINE_string(
    "runner",
    "auto",
    f"{', '.join(RUNNERS)}, or a binary for the target: ours or Google's benchmark_model.",
)
_SIGNATURE = flags.DEFINE_string(
    "signature", None, "Of files with several, such as one for each length; else the first."
)
_VOCABULARY_SIZE = flags.DEFINE_integer(
    "vocabulary_size",
    None,
    "Token ids to draw from; read from the model by default.",
    lower_bound=1,
)
_TIMEOUT = flags.DEFINE_float("timeout", 600.0, "Seconds after which a runner is given up.")
_FORCE = flags.DEFINE_bool("force", False, "Measure on a device that is too hot or in use.")
_OUTPUT = flags.DEFINE_string(
    "output", None, "A folder for benchmark.json, .md and .png, or a .json file."
)
_ADD_TO_REPORTS = flags.DEFINE_bool(
    "add_to_reports", False, "Also put the figures into the exports' reports, MODEL.tflite.json."
)


def main(argv):
    """Measures; any bad input ends in one sentence and exit status 1."""
    if len(argv) > 1:
        sys.exit(f"Unexpected argument {argv[1]!r}: give files as --model=FILE.")
    # Imported late, so that --help needs no runtime.
    from android_bench.errors import BenchmarkError
    from android_bench.export_reports import add_to_reports, check_reports
    from android_bench.markdown_table import markdown_table
    from android_bench.result import check_output, make_result, write_result

    # What a terminal that closes or a supervisor sends: clean up like after Ctrl-C.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        config = _config()
        check_output(_OUTPUT.value)
        if _ADD_TO_REPORTS.value:
            check_reports(config.models)
        result = make_result(config, _measure(config))
        print(markdown_table(result))
        written = write_result(result, _OUTPUT.value) if _OUTPUT.value else []
        written += add_to_reports(result) if _ADD_TO_REPORTS.value else []
        if written:
            print(f"Written to {', '.join(map(str, written))}")
    except (OSError, ValueError, BenchmarkError) as error:
        sys.exit(f"Not measured: {error}")
    except KeyboardInterrupt:
        sys.exit("Not measured: interrupted.")


def _measure(config: BenchmarkConfig):
    if config.target == "adb":
        from android_bench.adb_target import measure_on_device as measure
    elif config.target == "emulated":
        from android_bench.emulated_target import measure_emulated as measure
    else:
        from android_bench.host_target import measure_on_host as measure
    return measure(config)


def _config() -> BenchmarkConfig:
    try:
        threads = tuple(int(number) for number in _THREADS.value)
    except ValueError:
        raise ValueError(
            f"`--threads` must be numbers like 1,2,4. Received: {','.join(_THREADS.value)}"
        ) from None
    target, separator, serial = _TARGET.value.partition(":")
    return BenchmarkConfig(
        models=tuple(pathlib.Path(model) for model in _MODEL.value),
        target=target,
        serial=serial if separator else None,
        threads=threads,
        num_runs=_RUNS.value,
        num_warmup_runs=_WARMUP.value,
        cores=_CORES.value,
        core_types=tuple(_CORE_TYPES.value),
        runner=_RUNNER.value,
        signature=_SIGNATURE.value,
        vocabulary_size=_VOCABULARY_SIZE.value,
        timeout_s=_TIMEOUT.value,
        force=_FORCE.value,
    )


if __name__ == "__main__":
    app.run(main)
