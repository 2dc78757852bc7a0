# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The three files that SQuAD predictions are kept in."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
from collections.abc import Mapping
from typing import Any

from mobilebert_tf.files import whole_file
from mobilebert_tf.text.answer_decoding import DecodedAnswers

# Stands for "nothing at all speaks for an answer"; JSON has no infinity.
_LARGEST_ODDS = 1e6


@dataclasses.dataclass(frozen=True)
class SquadPredictions:
    """The answers to every question of a split.

    Attributes:
        answers: question id -> the best answers, in the order of the questions.
        may_be_empty: whether "no answer" takes part (SQuAD 2.0).
    """

    answers: Mapping[str, DecodedAnswers]
    may_be_empty: bool = False

    @property
    def texts(self) -> dict[str, str]:
        """Question id -> the best answer with a text; empty where there is none."""
        return {key: "" if a.best is None else a.best.text for key, a in self.answers.items()}

    @property
    def null_odds(self) -> dict[str, float]:
        """Question id -> the score of no answer less that of the best one."""
        return {key: min(a.null_odds, _LARGEST_ODDS) for key, a in self.answers.items()}

    def predictions(self, null_threshold: float = 0.0) -> dict[str, str]:
        """Question id -> answer; by SQuAD 2.0 empty where the odds exceed the threshold."""
        if not self.may_be_empty:
            return self.texts
        odds = self.null_odds
        return {key: "" if odds[key] > null_threshold else text for key, text in self.texts.items()}

    def write(
        self, directory: str | os.PathLike, null_threshold: float = 0.0
    ) -> list[pathlib.Path]:
        """Writes `predictions.json`, `nbest_predictions.json` and, by SQuAD 2.0, `null_odds.json`.

        In the form of BERT's `run_squad`, which the official scripts read.

        Returns:
            The files' paths.
        """
        files: dict[str, Any] = {
            "predictions.json": self.predictions(null_threshold),
            "nbest_predictions.json": {key: _ranked(a) for key, a in self.answers.items()},
        }
        if self.may_be_empty:
            files["null_odds.json"] = self.null_odds
        paths = []
        for name, content in files.items():
            paths.append(pathlib.Path(directory) / name)
            with whole_file(paths[-1]) as partial:
                text = json.dumps(content, indent=4, ensure_ascii=False)
                partial.write_text(f"{text}\n", encoding="utf-8")
        return paths


def _ranked(answers: DecodedAnswers) -> list[dict[str, Any]]:
    return [
        {
            "text": answer.text,
            "probability": answer.probability,
            "start_logit": answer.start_logit,
            "end_logit": answer.end_logit,
        }
        for answer in answers.ranked
    ]
