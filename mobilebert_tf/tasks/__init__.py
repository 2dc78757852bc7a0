# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Fine-tuning tasks by name, and what trains and scores a model on one.

A task is a subclass of `FineTuningTask`, in a file of its own, with a line in
`named_tasks.py`:

| question | who answers |
|---|---|
| which files or TFDS builder, what a row means, what is wrong with it | `data/`, called by `read` |
| which head, on which preset | `make_model` |
| what a training example is (a text, a window) | `training_arrays` |
| what the model says, from Keras or from a `.tflite` file | `keras_outputs`, `lite_outputs` |
| what a file of it is calibrated on | `lite_examples` |
| how good that is | `scores`, from `metrics/`; `primary_metric` chooses the best epoch |
| what the leaderboard wants | `write_submission` |

`run_fine_tuning` (behind `mobilebert_tf.train`), `evaluate_task` (behind
`mobilebert_tf.evaluate`) and `mobilebert_tf.search` work with any of them.
"""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "EvaluationConfig": "evaluate_task",
        "FineTuningRunConfig": "fine_tuning_run_config",
        "FineTuningTask": "fine_tuning_task",
        "TaskDistillationLoss": "task_distillation",
        "TaskExamples": "fine_tuning_task",
        "TextTask": "text_task",
        "TrainingArrays": "fine_tuning_task",
        "Trial": "hyper_parameter_search",
        "add_teacher": "task_distillation",
        "development_scores": "run_fine_tuning",
        "calibration_examples": "calibration_examples",
        "draw_search": "search_report",
        "evaluate_task": "evaluate_task",
        "file_score": "file_score",
        "fine_tune_on": "run_fine_tuning",
        "model_scores": "model_scores",
        "read_calibration_lines": "calibration_lines",
        "read_splits": "run_fine_tuning",
        "run_fine_tuning": "run_fine_tuning",
        "search_hyper_parameters": "hyper_parameter_search",
        "search_table": "search_report",
        "task": "named_tasks",
        "task_from_preset": "task_preset",
        "task_names": "named_tasks",
    },
)
