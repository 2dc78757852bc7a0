# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What pre-training data cost, from the records of the two benchmarks of examples.

`example_writing*.json` is what `experiments.benchmarks.example_writing` leaves, and
`example_reading*.json` what `experiments.benchmarks.example_reading` does.
"""

from __future__ import annotations

# Bytes of text, and cores that somebody with so much of it would use.
_CORPORA = (("1 GB", 1e9, 2), ("100 GB", 1e11, 32), ("3 TB", 3e12, 256))

_MISSING = (
    "*Not measured yet: there is no record of `{}` in `experiments/records`. "
    "No figure stands here without one.*"
)


def data_costs(records: dict[str, dict]) -> str:
    """Renders the last record of each benchmark, or says that there is none.

    Args:
        records: by the names of their files.
    """
    parts = []
    for name, render in (("example_writing", _writing), ("example_reading", _reading)):
        of_benchmark = [record for record in records.values() if _is_of(record, name)]
        missing = _MISSING.format(f"experiments.benchmarks.{name}")
        parts.append(render(of_benchmark[-1]) if of_benchmark else missing)
    return "\n\n".join(parts)


def _is_of(record: dict, name: str) -> bool:
    return ("garden" in record["runs"]) == (name == "example_writing")


def _writing(record: dict) -> str:
    run, settings = record["runs"]["ours"][0], record["settings"]
    per_core = settings["megabytes"] * 1e6 / run["processor_seconds"]
    texts = sorted(record["memory"].values(), key=lambda each: each["text_bytes"])
    largest = texts[-1]
    output_share = largest["output_bytes"] / largest["text_bytes"]
    memory = ", ".join(
        f"{each['peak_megabytes']:,.0f} MB for {each['text_bytes'] / 1e6:,.0f} MB of text"
        for each in texts
    )
    per_worker = largest["peak_megabytes"] / settings["workers"]
    measured = [
        f"Measured on {settings['megabytes']:,.0f} MB of English text with {settings['workers']} "
        f"workers, {settings['sequence_length']} tokens an example, start-up included:",
        "",
        "| what | measured |",
        "|---|---|",
        f"| text per second, all workers | {run['megabytes_per_second']:.2f} MB |",
        f"| text per second and core | {per_core / 1e6:.2f} MB |",
        f"| memory, all processes together | {memory} |",
        f"| memory per worker | {per_worker:,.0f} MB |",
        f"| examples per byte of text | {output_share:.2f} bytes |",
        *_ratio(record["summary"]),
        "",
        "From that, by the rule of three:",
        "",
        "| text | core hours | on so many cores | memory there | examples |",
        "|---|---|---|---|---|",
    ]
    rows = [_corpus(*corpus, per_core, per_worker, output_share) for corpus in _CORPORA]
    return "\n".join(measured + rows)


def _ratio(summary: dict) -> list[str]:
    if "ours_ratio_median" not in summary:
        return []
    return [
        "| times as fast as the Model Garden's `create_pretraining_data` | "
        f"{summary['ours_ratio_median']:.1f} unmasked, "
        f"{summary['ours_static_ratio_median']:.1f} masked |"
    ]


def _corpus(
    name: str, size: float, cores: int, per_core: float, per_worker: float, output_share: float
) -> str:
    hours = size / per_core / 3600
    cells = [
        name,
        _hours(hours),
        f"{cores} cores: {_hours(hours / cores)} hours",
        f"{per_worker * cores / 1000:,.0f} GB",
        _bytes(size * output_share),
    ]
    return f"| {' | '.join(cells)} |"


def _reading(record: dict) -> str:
    lines = [
        f"Batches per second of processor time, {record['settings']['sequence_length']} tokens, "
        "as examples per second and core:",
        "",
        "| batch | " + " | ".join(record["runs"]) + " |",
        "|---|" + "---|" * len(record["runs"]),
    ]
    for size in next(iter(record["runs"].values())):
        cells = [f"{speeds[size]:,.0f}" for speeds in record["runs"].values()]
        lines.append(f"| {size} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _hours(hours: float) -> str:
    return f"{hours:,.1f}" if hours < 100 else f"{hours:,.0f}"


def _bytes(size: float) -> str:
    return f"{size / 1e9:,.1f} GB" if size < 1e12 else f"{size / 1e12:,.1f} TB"
