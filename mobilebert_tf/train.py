# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Pre-trains a teacher, transfers it to a student, distils it, or fine-tunes.

    python -m mobilebert_tf.train --config=FILE_OR_NAME --workdir=DIR [--set key=value ...]

A config is a .json file or the name of a recipe; `--list` prints the names, and `--show`
the whole config. For a teacher, and then a student, of toy size:

    python -m mobilebert_tf.train --config=teacher_toy --workdir=work/teacher \
        --set examples=EXAMPLES vocabulary=vocab.txt output=teacher_preset
    python -m mobilebert_tf.train --config=progressive_toy --workdir=work/student \
        --set examples=EXAMPLES teacher=teacher_preset output=student_preset

For a task, such as SST-2 from GLUE's folder:

    python -m mobilebert_tf.train --config=finetune_sst2 --workdir=work/sst2 \
        --set preset=student_preset data=glue output=sst2_preset

Started again, a run continues where it was stopped. SIGTERM saves and stops it.
"""

import dataclasses
import json
import os
import sys
from typing import Any

from absl import app, flags, logging

_CONFIG = flags.DEFINE_string("config", None, "A .json file, or the name of a recipe.")
_WORKDIR = flags.DEFINE_string("workdir", None, "Folder of the run's state and metrics.")
_SET = flags.DEFINE_multi_string("set", [], "key=value, such as strategy.steps=500, or several.")
_JIT_COMPILE = flags.DEFINE_bool(
    "jit_compile",
    None,
    "Compile the step with XLA: as --set training.jit_compile=true, or to fine-tune "
    "fine_tuning.jit_compile=true. What --set says of it wins.",
)
_LIST = flags.DEFINE_bool("list", False, "Print the names of the recipes and stop.")
_SHOW = flags.DEFINE_bool("show", False, "Print the config as JSON and stop.")


def main(argv: list[str]) -> None:
    """Trains, and prints the scores."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    stray = [word for word in argv[1:] if "=" not in word]
    if stray:
        raise app.UsageError(f"Unknown argument {stray[0]!r}.")
    if not flags.FLAGS["verbosity"].present:
        # Notes of TensorFlow and orbit would tear the progress line; --verbosity=0 shows them.
        logging.set_verbosity(logging.WARNING)
    try:
        print(_run(_SET.value + argv[1:]))
    except (ValueError, OSError, FloatingPointError) as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit("Interrupted. Start again with the same arguments to continue.")


def _run(assignments: list[str]) -> str:
    from mobilebert_tf.recipes import (
        fine_tuning_recipe_names,
        read_recipe,
        recipe_names,
        run_recipe,
    )

    if _LIST.value:
        return "\n".join([*recipe_names(), *fine_tuning_recipe_names()])
    config = read_recipe(_required("config"), assignments)
    if _JIT_COMPILE.value is not None:
        config = read_recipe(_CONFIG.value, [_compilation(config), *assignments])
    if _SHOW.value:
        return json.dumps(dataclasses.asdict(config), indent=2)
    scores = run_recipe(config, _required("workdir"))
    lines = [_line(name, of_model) for name, of_model in scores.items()]
    return "\n".join([*lines, f"{config.output}: written"])


def _compilation(config: Any) -> str:
    """What `--jit_compile` stands for."""
    group = "fine_tuning" if hasattr(config, "fine_tuning") else "training"
    return f"{group}.jit_compile={json.dumps(_JIT_COMPILE.value)}"


def _required(name: str) -> str:
    value = flags.FLAGS[name].value
    if not value:
        raise app.UsageError(f"--{name} must be given.")
    return value


def _line(name: str, scores: dict[str, float]) -> str:
    if "masked_lm_accuracy" not in scores:
        return f"{name}: " + ", ".join(f"{key} {value:.6g}" for key, value in scores.items())
    words, sentences = scores["masked_lm_accuracy"], scores["next_sentence_accuracy"]
    return f"{name}: masked words {words:.1%}, next sentence {sentences:.1%} on held-out text"


if __name__ == "__main__":
    app.run(main)
