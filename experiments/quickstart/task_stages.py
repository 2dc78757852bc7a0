# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The stages of the task: fine-tune, export, score and time it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import keras
import numpy as np
import tqdm

from experiments.quickstart.config import QuickstartConfig
from experiments.quickstart.corpus_stages import load_labelled_text
from experiments.quickstart.pretraining_stages import STUDENT_PRESET
from experiments.run_program import run_program
from experiments.work_directory import WorkDirectory
from mobilebert_tf.lite import ExportConfig, TextClassifierInterpreter, export_text_classifier
from mobilebert_tf.models import MobileBERTTextClassifier, save_preset
from mobilebert_tf.task_data import LabelledText
from mobilebert_tf.training import FineTuningConfig, fine_tune

PRESET = "preset"
PRECISIONS = ("float32", "int8")
THREADS = (1, 2, 4)
_BATCH_SIZE = 32


def fine_tune_student(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Fine-tunes the distilled student on the labelled texts."""
    training = load_labelled_text(work, "training")
    development = load_labelled_text(work, "development")
    # The head's weights must not depend on the stages that ran before, here or yesterday.
    keras.utils.set_random_seed(config.seed)
    classifier = MobileBERTTextClassifier.from_preset(
        str(work / STUDENT_PRESET),
        num_classes=len(training.class_names),
        class_names=training.class_names,
    )
    history = fine_tune(
        classifier,
        training.texts,
        training.labels,
        development.texts,
        development.labels,
        work / "fine_tuning",
        FineTuningConfig(
            epochs=_epochs(config, len(training)),
            batch_size=_BATCH_SIZE,
            learning_rate=config.scale.fine_tuning_learning_rate,
            seed=config.seed,
        ),
    )
    save_preset(classifier, work / PRESET)
    return {"epochs": len(history["loss"])}


def export(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Writes both files, each compared with Keras before it gets its name."""
    classifier = MobileBERTTextClassifier.from_preset(str(work / PRESET))
    texts = list(load_labelled_text(work, "training").texts)
    random.Random(config.seed).shuffle(texts)
    reports = {
        precision: export_text_classifier(
            classifier,
            model_path(work, precision),
            ExportConfig(precision=precision, sequence_length=config.scale.sequence_length),
            texts,
        )
        for precision in PRECISIONS
    }
    return {
        "files": {f"{name}_bytes": report["bytes"] for name, report in reports.items()},
        "parity": {name: report["parity"] for name, report in reports.items()},
    }


def score(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Scores the preset and both files on texts that nothing was trained on."""
    del config
    test = load_labelled_text(work, "test")
    classifier = MobileBERTTextClassifier.from_preset(str(work / PRESET))
    logits = classifier.predict(list(test.texts), batch_size=_BATCH_SIZE, verbose=0)
    files = {name: _file_scores(model_path(work, name), test) for name in PRECISIONS}
    return {
        "classes": list(test.class_names),
        "training_texts": len(load_labelled_text(work, "training")),
        "test_texts": len(test),
        "majority_accuracy": test.majority_accuracy,
        "keras_accuracy": _accuracy(logits, test),
        **{f"{name}_accuracy": _accuracy(scores, test) for name, scores in files.items()},
    }


def measure_latency(work: WorkDirectory, config: QuickstartConfig) -> dict:
    """Times both files in turns, with the repository's own benchmark."""
    output = work / "benchmark.json"
    arguments = [f"--model={model_path(work, precision)}" for precision in PRECISIONS]
    arguments += [f"--threads={','.join(map(str, THREADS))}"]
    arguments += [f"--runs={config.scale.latency_runs}", f"--output={output}"]
    run_program("android_bench.run", "--target=host", *arguments)
    latency: dict = {}
    for row in json.loads(output.read_text(encoding="utf-8"))["results"]:
        precision = Path(row["model"]).stem.removeprefix("model_")
        figures = {"p50": row["p50_ms"], "p90": row["p90_ms"]}
        latency.setdefault(precision, {})[f"threads_{row['threads']}"] = figures
    return {"latency_ms": latency}


def model_path(work: WorkDirectory, precision: str) -> Path:
    """Returns where the file of a precision is."""
    return work.path.resolve() / f"model_{precision}.tflite"


def _epochs(config: QuickstartConfig, texts: int) -> int:
    steps_per_epoch = -(-texts // _BATCH_SIZE)
    return max(
        1, min(config.scale.fine_tuning_epochs, config.scale.fine_tuning_steps // steps_per_epoch)
    )


def _file_scores(path: Path, test: LabelledText) -> np.ndarray:
    interpreter = TextClassifierInterpreter(path)
    return np.concatenate(
        [interpreter.scores([text]) for text in tqdm.tqdm(test.texts, desc=path.name, unit="text")]
    )


def _accuracy(scores: np.ndarray, test: LabelledText) -> float:
    return float(np.mean(np.argmax(scores, axis=-1) == np.asarray(test.labels)))
