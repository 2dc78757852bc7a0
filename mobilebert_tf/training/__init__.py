# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The training loop: orbit's inner and outer loop under `tf.distribute`."""

from mobilebert_tf._lazy import lazy_exports

__getattr__, __dir__, __all__ = lazy_exports(
    __name__,
    {
        "FineTuningConfig": "fine_tuning_config",
        "FineTuningState": "fine_tuning_state",
        "MetricsLog": "metrics_log",
        "Objective": "objective",
        "ObjectiveTrainer": "objective_trainer",
        "OptimizationConfig": "optimization_config",
        "PretrainingObjective": "pretraining_objective",
        "ShuffledBatches": "shuffled_batches",
        "TrainingConfig": "training_config",
        "distribution_strategy": "distribution",
        "fine_tune": "fine_tune",
        "fine_tune_epochs": "fine_tune_epochs",
        "masked_lm_evaluation": "masked_lm_evaluation",
        "run_training": "run_training",
        "save_output": "save_output",
        "weighted_accuracy": "weighted_accuracy",
    },
)
