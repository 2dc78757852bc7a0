# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One stage: a fine-tuned preset in every form of file, scored on the development set."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np

from experiments.fine_tuning.config import ComparisonConfig
from experiments.fine_tuning.stages import fine_tuned_preset, read_limited
from experiments.work_directory import WorkDirectory
from mobilebert_tf.lite import ExportConfig, Precision, export_task
from mobilebert_tf.models import load_preset
from mobilebert_tf.tasks import FineTuningTask, TaskExamples, task

# Settings of the export by the form of the file: its precision, or int8 with scores, too.
FORMS = {str(precision): {"precision": precision} for precision in Precision}
FORMS["int8_scores"] = {"precision": Precision.INT8, "int8_scores": True}
# Files that are far from Keras are what is measured here, so none is refused.
_NO_FLOOR = {"max_relative_error": float("inf"), "min_cosine": -1.0}


def quantize_preset(work: WorkDirectory, config: ComparisonConfig, name: str, seed: int) -> dict:
    """Exports the preset of a task and a seed in all `FORMS`, and scores the files.

    Training examples calibrate, the development examples of the comparison judge.

    Returns:
        `keras`, the preset's own scores; `examples`, how many judged; and under `files`
        for each form its `scores`, `same_predictions` as the preset's (a share),
        `bytes`, and `cosine` and `relative` of its parity.
    """
    keras.backend.clear_session()
    chosen = task(name)
    model = load_preset(str(fine_tuned_preset(work, name, "pretrained", seed)))
    training, judged = read_limited(config, name)
    outputs = chosen.keras_outputs(model, judged, config.scale[name].batch_size, progress=False)
    answers = _answers(chosen, judged, outputs)
    folder = work / f"{name}_files_{seed}"
    folder.mkdir(exist_ok=True)
    files = {}
    for form in FORMS:
        path = folder / f"{form}.tflite"
        exported = _export(chosen, model, training, path, form)
        outputs_of_file = chosen.lite_outputs(path, judged, threads=1, progress=False)
        same = np.mean(_answers(chosen, judged, outputs_of_file) == answers)
        files[form] = exported | {
            "scores": chosen.scores(judged, outputs_of_file),
            "same_predictions": float(same),
        }
    return {
        "keras": chosen.scores(judged, outputs),
        "examples": len(judged),
        "files": files,
    }


def _export(
    chosen: FineTuningTask,
    model: keras.Model,
    training: TaskExamples,
    path: Path,
    form: str,
) -> dict:
    examples = chosen.lite_examples(training)
    order = np.random.default_rng(0).permutation(len(examples)).tolist()
    export = ExportConfig(
        **FORMS[form],
        sequence_length=model.preprocessor.sequence_length,
        half_precision=False,  # Of the cores that have it, and the host is none of them.
        **_NO_FLOOR,
    )
    calibration = [
        examples[index]
        for index in order[: export.num_calibration_texts + export.num_verification_texts]
    ]
    report = export_task(model, path, export, calibration)
    parity = report["parity"]
    return {name: parity[name] for name in ("cosine", "relative")} | {"bytes": report["bytes"]}


def _answers(chosen: FineTuningTask, examples: TaskExamples, outputs: object) -> np.ndarray:
    return np.array([row["prediction"] for row in chosen.predictions(examples, outputs)])
