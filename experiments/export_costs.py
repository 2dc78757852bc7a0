# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What each precision costs, from the record of `experiments.benchmarks.export_costs`."""

from __future__ import annotations

from experiments.last_record import last_record

_WHAT = {
    "float32": "the reference",
    "float16": "weights in half precision",
    "dynamic": "int8 weights, one scale a layer; activations as they come",
    "int8": "int8 linear layers, calibrated; attention and sums in float",
    "int8_io": "the same, outputs in int8",
    "int8_scores": "int8 with `--int8_scores`: queries times keys in int8",
    "int4": "int4 weights, one scale a channel; the word table in 8 bits",
}
_COMMAND = (
    "python -m experiments.benchmarks.export_costs --workdir=costs --vocabulary=vocab.txt "
    "--output=experiments/records/export_costs.json"
)


def export_costs(records: dict[str, dict]) -> str:
    """Renders the last record, or says that there is none.

    Args:
        records: by the names of their files.
    """
    return last_record(records, _COMMAND, _render)


def _render(record: dict) -> str:
    files = list(record["files"].values())
    cores = list(files[0]["instructions"])
    lines = [
        "| file | what | MB | with vocabulary | cosine with Keras | "
        + " | ".join(f"{core}, M instructions" for core in cores)
        + f" | ratio on {cores[-1]} |",
        "|---|---|---|---|---|" + "---|" * (len(cores) + 1),
        *(_row(file, files[0], cores) for file in files),
    ]
    provenance = record["provenance"]
    made = (
        f"Made by `{record['command']}` at commit {provenance['commit'][:12]}, LiteRT "
        f"{provenance['versions']['ai-edge-litert']}. Ratios are to the first row."
    )
    return "\n".join(lines) + f"\n\n{made}"


def _row(file: dict, first: dict, cores: list[str]) -> str:
    counts = [file["instructions"][core] for core in cores]
    form = "int8_scores" if file["int8_scores"] else file["precision"]
    cells = [
        f"{file['architecture']}, {form}, {file['sequence_length']} tokens",
        _WHAT[form],
        f"{file['bytes'] / 1e6:.1f}",
        f"{file['bytes_with_vocabulary'] / 1e6:.1f}",
        f"{file['parity']['cosine']:.5f}",
        *(f"{count / 1e6:.1f}" for count in counts),
        f"{counts[-1] / first['instructions'][cores[-1]]:.2f}",
    ]
    return f"| {' | '.join(cells)} |"
