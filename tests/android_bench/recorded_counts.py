# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The ARM64 instructions of a toy MobileBERT, counted and recorded.

    python -m tests.android_bench.recorded_counts

rewrites the record, after a change that is meant to change them.
"""

import json
import pathlib
import tempfile

from android_bench.benchmark_config import BenchmarkConfig
from android_bench.core_types import CORE_TYPES
from android_bench.emulated_target import measure_emulated
from android_bench.markdown_table import operator_shares
from android_bench.result import make_result

RECORD = pathlib.Path(__file__).with_name("recorded_counts.json")
PRECISIONS = ("float32", "int8")
_SEQUENCE_LENGTH = 32


def export_toys(folder: pathlib.Path) -> tuple[pathlib.Path, ...]:
    """Exports the toy student, as the program does, in each precision."""
    from mobilebert_tf.lite import ExportConfig, export_encoder, untrained_encoder

    encoder = untrained_encoder("mobilebert_toy")
    paths = tuple(folder / f"{precision}.tflite" for precision in PRECISIONS)
    for path, precision in zip(paths, PRECISIONS, strict=True):
        config = ExportConfig(
            precision=precision,
            sequence_length=_SEQUENCE_LENGTH,
            num_calibration_texts=8,
            num_verification_texts=4,
        )
        export_encoder(encoder, path, config)
    return paths


def count(models: tuple[pathlib.Path, ...]) -> dict:
    """Counts the models' instructions on all kinds of cores."""
    config = BenchmarkConfig(models=models, target="emulated", core_types=tuple(CORE_TYPES))
    result = make_result(config, measure_emulated(config))
    return {
        "litert_version": result["tool"]["litert_version"],
        "c_library": result["tool"]["c_library"],
        "counts": {
            f"{pathlib.Path(row['model']).stem} {row['core_type']}": {
                "instructions": row["instructions"],
                "calls": {kind: calls for kind, calls, _ in sorted(operator_shares(row))},
            }
            for row in result["results"]
        },
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        counted = count(export_toys(pathlib.Path(folder)))
    RECORD.write_text(json.dumps(counted, indent=2) + "\n", encoding="utf-8")
    print(f"Written to {RECORD}")
