# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The paper's search for the best hyper-parameters of a task."""

from __future__ import annotations

import dataclasses
import os
import pathlib
import shutil
import zlib
from typing import Any

import keras
import optuna

from mobilebert_tf.models import require_preset_path, save_preset
from mobilebert_tf.tasks.fine_tuning_run_config import FineTuningRunConfig
from mobilebert_tf.tasks.named_tasks import task
from mobilebert_tf.tasks.run_fine_tuning import development_scores, fine_tune_on, read_splits

BATCH_SIZES = (16, 32, 48)
LEARNING_RATES = (1, 10)  # in 1e-5
EPOCHS = (2, 10)
_RATE_UNIT = 1e-5
_DATA = "checksum of the data"
_COMPLETE = (optuna.trial.TrialState.COMPLETE,)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Trial:
    """A finished trial, with the development score of its best epoch."""

    number: int
    batch_size: int
    learning_rate: float
    epochs: int
    score: float
    seconds: float


def search_hyper_parameters(
    config: FineTuningRunConfig,
    directory: str | os.PathLike,
    trials: int = 20,
    progress: bool = True,
) -> list[Trial]:
    """Searches batch size, learning rate and epochs, and saves the best model.

    The space is the paper's (section 4.3): batches of 16, 32 or 48, rates of 1e-5 to
    1e-4, 2 to 10 epochs; Optuna's tree-structured Parzen estimator walks it. Killed and
    started again, the search knows its finished trials and goes on inside the unfinished
    one. Only the best trial's weights are kept. A trial whose loss is not finite scores 0.

    Args:
        config: the run; its `fine_tuning` gives all that is not searched.
        directory: of the search; `study.journal` holds the trials.
        trials: how many are to be finished in the end, of this and earlier starts.
        progress: show progress lines.

    Returns:
        The finished trials in their order.

    Raises:
        ValueError: if something is missing or does not fit, the directory holds a search
            on other data, or `config.output` is there and no preset.
    """
    config.check_paths()
    require_preset_path(config.output)
    directory = pathlib.Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    search = _Search(config, directory, progress)
    while len(search.finished()) < trials:
        search.study.optimize(search.objective, n_trials=1)
        search.keep_the_best()
    save_preset(search.best_model(), config.output)
    return search.finished()


class _Search:
    """A study, and what its trials are made with."""

    def __init__(self, config: FineTuningRunConfig, directory: pathlib.Path, progress: bool):
        self._config, self._directory, self._progress = config, directory, progress
        self._task = task(config.task)
        self._splits = read_splits(self._task, config)
        optuna.logging.set_verbosity(optuna.logging.WARNING)
        backend = optuna.storages.journal.JournalFileBackend(str(directory / "study.journal"))
        self.study = optuna.create_study(
            storage=optuna.storages.JournalStorage(backend),
            study_name=self._name(),
            direction="maximize",
            load_if_exists=True,
        )
        self._require_same_data()
        # A new start with the same seed would propose the same trials again.
        seed = config.fine_tuning.seed + 1000 * len(self.study.trials)
        self.study.sampler = optuna.samplers.TPESampler(seed=seed)
        self._take_up_killed_trials()

    def finished(self) -> list[Trial]:
        """Returns the finished trials; their numbers count the unfinished ones too."""
        return [
            Trial(
                number=trial.number,
                batch_size=trial.params["batch_size"],
                learning_rate=trial.params["learning_rate_e5"] * _RATE_UNIT,
                epochs=trial.params["epochs"],
                score=trial.value,
                seconds=round(trial.duration.total_seconds(), 1),
            )
            for trial in self.study.get_trials(deepcopy=False, states=_COMPLETE)
        ]

    def objective(self, trial: optuna.Trial) -> float:
        """Fine-tunes with what the trial proposes, and returns the development score."""
        proposed = {
            "batch_size": trial.suggest_categorical("batch_size", BATCH_SIZES),
            "learning_rate_e5": trial.suggest_int("learning_rate_e5", *LEARNING_RATES),
            "epochs": trial.suggest_int("epochs", *EPOCHS),
        }
        for other in self.study.get_trials(deepcopy=False, states=_COMPLETE):
            if other.params == proposed:
                return other.value
        try:
            return self._score(self._train(proposed))
        except FloatingPointError:
            return 0.0  # As bad as a model that always says the same.
        finally:
            keras.backend.clear_session()

    def best_model(self) -> keras.Model:
        """Returns the model of the best trial, from its kept weights."""
        return self._train(self.study.best_trial.params)

    def keep_the_best(self) -> None:
        """Removes the weights of all trials but the best one."""
        best = self._folder(self.study.best_trial.params)
        for folder in self._directory.glob("trial_*"):
            if folder != best:
                shutil.rmtree(folder, ignore_errors=True)

    def _train(self, proposed: dict[str, Any]) -> keras.Model:
        config = dataclasses.replace(
            self._config,
            fine_tuning=dataclasses.replace(
                self._config.fine_tuning,
                batch_size=proposed["batch_size"],
                learning_rate=proposed["learning_rate_e5"] * _RATE_UNIT,
                epochs=proposed["epochs"],
            ),
        )
        folder = self._folder(proposed)
        return fine_tune_on(self._task, self._splits, config, folder, self._progress)

    def _score(self, model: keras.Model) -> float:
        judge = self._splits[self._task.development_splits[0]]
        scores = development_scores(self._task, model, judge, self._config, False)
        return scores[self._task.primary_metric]

    def _folder(self, proposed: dict[str, Any]) -> pathlib.Path:
        names = ("batch_size", "learning_rate_e5", "epochs")
        return self._directory / "_".join(["trial", *(str(proposed[name]) for name in names)])

    def _take_up_killed_trials(self) -> None:
        """Proposes again what was being trained: its state is still there."""
        state = optuna.trial.TrialState
        for trial in self.study.get_trials(states=(state.RUNNING, state.FAIL)):
            if trial.state == state.RUNNING:
                self.study.tell(trial.number, state=state.FAIL)
            if len(trial.params) == 3 and self._folder(trial.params).exists():
                self.study.enqueue_trial(trial.params, skip_if_exists=False)

    def _require_same_data(self) -> None:
        checksum = 0
        for examples in self._splits.values():
            labels = getattr(examples, "labels", None)
            # NumPy leaves out the middle of what it prints.
            labels = labels.tolist() if hasattr(labels, "tolist") else labels
            read = repr([self._task.lite_examples(examples), labels])
            checksum = zlib.crc32(read.encode("utf-8", "surrogatepass"), checksum)
        if self.study.user_attrs.get(_DATA, checksum) != checksum:
            raise ValueError(
                f"{self._directory} holds a search on other data. Use another directory, or "
                "remove this one."
            )
        self.study.set_user_attr(_DATA, checksum)

    def _name(self) -> str:
        """Names what must not change between two starts of a search."""
        config = self._config
        return f"{config.task} {config.preset} {config.sequence_length} {config.fine_tuning.seed}"
