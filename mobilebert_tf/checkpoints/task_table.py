# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Which task a checkpoint's heads make, and what Transformers calls it."""

import dataclasses

import mobilebert_tf.models as models


@dataclasses.dataclass(frozen=True, kw_only=True)
class TaskRow:
    """One task.

    Args:
        name: its class in `mobilebert_tf.models`.
        heads: the layers that it adds to the backbone.
        transformers: the architecture's name there.
        reads_pooled_output: whether a tanh pooler, if there is one, is needed.
    """

    name: str
    heads: frozenset[str]
    transformers: str
    reads_pooled_output: bool

    @property
    def has_classes(self) -> bool:
        """Whether the task takes `num_classes` and `class_names`."""
        numbers = ("MobileBERTTextRegressor", "MobileBERTMultipleChoice")
        return self.heads == {"logits_dense"} and self.name not in numbers

    @property
    def task_class(self):
        """The class itself."""
        return getattr(models, self.name)


def _row(name: str, heads: str, transformers: str, pooled: bool) -> TaskRow:
    return TaskRow(
        name=name,
        heads=frozenset(heads.split()),
        transformers=f"MobileBertFor{transformers}",
        reads_pooled_output=pooled,
    )


# The first of equal heads is what they mean unless the checkpoint says otherwise.
TASKS = (
    _row("MobileBERTPretrainer", "masked_lm_head next_sentence_head", "PreTraining", True),
    _row("MobileBERTMaskedLM", "masked_lm_head", "MaskedLM", False),
    _row("MobileBERTNextSentencePredictor", "next_sentence_head", "NextSentencePrediction", True),
    _row("MobileBERTQuestionAnswerer", "span_dense", "QuestionAnswering", False),
    _row("MobileBERTTextClassifier", "logits_dense", "SequenceClassification", True),
    _row("MobileBERTTextRegressor", "logits_dense", "SequenceClassification", True),
    _row("MobileBERTMultiLabelClassifier", "logits_dense", "SequenceClassification", True),
    _row("MobileBERTTokenClassifier", "logits_dense", "TokenClassification", False),
    _row("MobileBERTMultipleChoice", "logits_dense", "MultipleChoice", True),
)
HEADS = tuple(sorted(frozenset().union(*(row.heads for row in TASKS))))


def task_row(name: str) -> TaskRow:
    """Returns the row of a class's name.

    Raises:
        ValueError: if there is none.
    """
    for row in TASKS:
        if row.name == name:
            return row
    raise ValueError(
        f"`task` must be one of {[row.name for row in TASKS]}. Received: task={name!r}"
    )


def task_of_heads(
    heads: frozenset[str], architecture: str | None, num_classes: int | None, multi_label: bool
) -> TaskRow | None:
    """Returns the task that a checkpoint's heads make; None if it has no head.

    Args:
        heads: the heads that the checkpoint has.
        architecture: what Transformers calls the model, if the checkpoint says.
        num_classes: rows of the classifier, if there is one.
        multi_label: whether the configuration says that classes do not exclude
            each other.

    Raises:
        ValueError: if no task has these heads, or if they are not the
            architecture's.
    """
    if not heads:
        return None
    rows = [row for row in TASKS if row.heads == heads]
    if architecture is not None and architecture.startswith("MobileBertFor"):
        rows = [row for row in rows if row.transformers == architecture]
    if not rows:
        raise ValueError(
            f"No task has the heads {sorted(heads)}"
            + (f" and is a {architecture}." if architecture else ".")
        )
    names = [row.name for row in rows]
    if "MobileBERTMultiLabelClassifier" in names and multi_label:
        return task_row("MobileBERTMultiLabelClassifier")
    if "MobileBERTTextRegressor" in names and num_classes == 1:
        return task_row("MobileBERTTextRegressor")
    return rows[0]
