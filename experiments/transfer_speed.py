# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""How fast transfer's steps are, from the record of `experiments.benchmarks.train_step_pairs`."""

from __future__ import annotations

import statistics

from experiments.benchmarks.step_ratios import NUM_LAYERS, step_ratios
from experiments.last_record import last_record

_SIDES = {
    "float32": "float32",
    "float32/mixed_bfloat16": "float32, teacher in mixed bfloat16",
    "mixed_bfloat16": "mixed bfloat16",
    "float32_cache": "float32, feature cache",
}
_COMMAND = (
    "python -m experiments.benchmarks.train_step_pairs --peer=PEER.py "
    "--output=experiments/records/train_step.json"
)


def transfer_speed(records: dict[str, dict]) -> str:
    """Renders the last record, or says that there is none.

    Args:
        records: by the names of their files.
    """
    return last_record(records, _COMMAND, _render)


def _render(record: dict) -> str:
    settings, provenance = record["settings"], record["provenance"]
    ratios = step_ratios(record["sequences_per_second"])
    sides = [side for side in _SIDES if side in ratios]
    stages = sorted(record["sequences_per_second"]["garden"], key=int)
    return "\n".join(
        [
            f"Measured on {provenance['processor']} with {provenance['cores']} cores, batches of "
            f"{settings['batch_size']} with {settings['sequence_length']} tokens each, in turns "
            f"({len(record['sequences_per_second']['garden'][stages[0]])} of each side), in "
            "sequences/s (medians); in brackets, times as fast as the Model Garden's task, which "
            "computes in float32 (median of the turns):",
            "",
            f"| step of | the Model Garden | {' | '.join(_SIDES[side] for side in sides)} |",
            "|---|---|" + len(sides) * "---|",
            *(_row(record["sequences_per_second"], ratios, stage, sides) for stage in stages),
            _all_layers(ratios, sides),
            "",
            f"Made by `experiments.benchmarks.train_step_pairs` at commit "
            f"{provenance['commit'][:12]}. The last row is the time of a step at every layer, "
            "added up; layers between those measured are on a line.",
        ]
    )


def _row(speeds: dict, ratios: dict, stage: str, sides: list[str]) -> str:
    name = "distillation" if int(stage) == NUM_LAYERS else f"layer {stage}"
    cells = [name, _speed(speeds["garden"][stage])]
    for side in sides:
        if stage in speeds[side]:
            ratio = ratios[side][f"stage_{stage}"]
            cells.append(f"{_speed(speeds[side][stage])} ({ratio:.2f})")
        else:
            cells.append("–")
    return f"| {' | '.join(cells)} |"


def _all_layers(ratios: dict[str, dict[str, float]], sides: list[str]) -> str:
    wholes = [ratios[side].get("all_layers") for side in sides]
    cells = [f"({whole:.2f})" if whole else "–" for whole in wholes]
    return f"| all layers, one after the other | | {' | '.join(cells)} |"


def _speed(turns: list[float]) -> str:
    return f"{statistics.median(turns):.2f}"
