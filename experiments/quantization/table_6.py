# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Table 6: what quantisation after training costs, per form of file and task.

    python -m experiments.run table_6 --scale=cpu --preset=student --glue=glue --squad=squad \
        --workdir=fine_tuning --workers=2

Fine-tunes the preset on every task of the paper's tables that there are files of, exports
each result in every precision, and in int8 with attention scores in int8, too, and scores
the files with the runtime that phones have. The work directory may be that of tables 4
and 5: none of them repeats a fine-tuning.
"""

from __future__ import annotations

import functools
from pathlib import Path

from experiments.experiment import Inputs
from experiments.fine_tuning.inputs import comparison_config
from experiments.fine_tuning.run import EXTENDABLE, run_comparison, stage_seconds
from experiments.quantization.stages import quantize_preset
from experiments.run_stages import run_stages
from experiments.work_directory import WorkDirectory

# The paper's own, and RTE as a task that is hard to learn and therefore easy to disturb.
TASKS = ("mnli", "qnli", "mrpc", "sst2", "rte", "squad")


def run_table_6(scale: str, directory: Path, inputs: Inputs) -> dict:
    """Exports fine-tuned presets in all forms, and scores the files (paper, table 6)."""
    config = comparison_config(scale, directory, inputs, TASKS)
    comparison = run_comparison(config, directory, variants=("pretrained",))
    work = WorkDirectory(directory, config, extendable=EXTENDABLE)
    todo = {
        f"{name}_quantized_{seed}": functools.partial(quantize_preset, work, config, name, seed)
        for seed in range(config.seeds)
        for name in config.tasks
    }
    found = run_stages(work, todo, config.workers)
    return comparison | {
        "quantized": {
            name: [found[f"{name}_quantized_{seed}"] for seed in range(config.seeds)]
            for name in config.tasks
        },
        "missing": [name for name in TASKS if name not in config.tasks],
        "seconds": comparison["seconds"] | stage_seconds(work, todo),
    }
