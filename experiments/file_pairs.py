# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How files compare with others, from the record of `experiments.benchmarks.file_pairs`."""

from __future__ import annotations

from experiments.last_record import last_record

_COMMAND = (
    "python -m experiments.benchmarks.file_pairs --file=OURS.tflite --peer=PEER.tflite "
    "--output=experiments/records/file_pairs.json"
)


def file_pairs(records: dict[str, dict]) -> str:
    """Renders the last record, or says that there is none.

    Args:
        records: by the names of their files.
    """
    return last_record(records, _COMMAND, _render)


def _render(record: dict) -> str:
    settings, provenance = record["settings"], record["provenance"]
    heads = ["file", "beside", "MB", "ms here, one thread", "time"]
    if settings["core"]:
        heads += [f"{settings['core']}, M instructions", "ratio"]
    return "\n".join(
        [
            f"| {' | '.join(heads)} |",
            "|---" * len(heads) + "|",
            *(_row(pair) for pair in record["pairs"]),
            "",
            f"Made by `experiments.benchmarks.file_pairs` at commit {provenance['commit'][:12]} on "
            f"{provenance['processor']}, LiteRT {provenance['versions']['ai-edge-litert']}. Ratios "
            f"are file over peer, that of time the median of {settings['runs']} turns.",
        ]
    )


def _row(pair: dict) -> str:
    sides = pair["file"], pair["peer"]
    cells = [
        *(side["name"] for side in sides),
        _both(side["bytes"] / 1e6 for side in sides),
        _both(side["p50_ms"] for side in sides),
        f"{pair['ratios']['time']:.3f}",
    ]
    if "instructions" in pair["ratios"]:
        cells.append(_both(side["instructions"] / 1e6 for side in sides))
        cells.append(f"{pair['ratios']['instructions']:.3f}")
    return f"| {' | '.join(cells)} |"


def _both(numbers) -> str:
    return ", ".join(f"{number:.1f}" for number in numbers)
