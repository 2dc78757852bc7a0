# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How fast a fine-tuning step is, from the record of `experiments.benchmarks.fine_tuning_step`."""

from __future__ import annotations

from experiments.last_record import last_record

_COMMAND = (
    "python -m experiments.benchmarks.fine_tuning_step --peer_python=PEER/bin/python "
    "--output=experiments/records/fine_tuning_step.json"
)


def fine_tuning_speed(records: dict[str, dict]) -> str:
    """Renders the last record, or says that there is none.

    Args:
        records: by the names of their files.
    """
    return last_record(records, _COMMAND, _render)


def _render(record: dict) -> str:
    settings, provenance = record["settings"], record["provenance"]
    peer = record["versions"]["peer"]
    return "\n".join(
        [
            f"Measured on {provenance['processor']} with {settings['cores']} cores, float32, "
            f"batches of {settings['batch_size']} with {settings['sequence_length']} tokens each, "
            f"{len(record['seconds']['ours'])} steps of each side in turns:",
            "",
            f"| a step | ours, TensorFlow {record['versions']['ours']['tensorflow']} | "
            f"PyTorch {peer['torch']}, Transformers {peer['transformers']} | "
            "times as fast, lowest to highest |",
            "|---|---|---|---|",
            _row("seconds by the clock", record["summary"], ""),
            _row("seconds of all cores", record["summary"], "cpu_"),
            "",
            f"Made by `{record['command']}` at commit {provenance['commit'][:12]}.",
        ]
    )


def _row(name: str, summary: dict[str, float], prefix: str) -> str:
    median, lowest, highest = (
        f"{summary[f'{prefix}ratio_{which}']:.2f}" for which in ("median", "lowest", "highest")
    )
    seconds = [f"{summary[f'{prefix}{side}_median_s']:.2f}" for side in ("ours", "peer")]
    return f"| {' | '.join([name, *seconds])} | {median}, {lowest} to {highest} |"
