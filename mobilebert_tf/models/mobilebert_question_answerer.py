# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Extractive question answering: where in a context the answer starts and ends."""

from collections.abc import Sequence

import keras
import keras_hub
import numpy as np

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_task import MobileBERTTask
from mobilebert_tf.models.mobilebert_text_classifier_preprocessor import (
    MobileBERTTextClassifierPreprocessor,
)


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTQuestionAnswerer(MobileBERTTask, keras_hub.models.Task):
    """Scores every token as the answer's first and as its last.

    ```python
    answerer = MobileBERTQuestionAnswerer.from_preset("preset")
    answerer.answer(["Who wrote it?"], ["Ada Lovelace wrote it in 1843."])  # ["Ada Lovelace"]
    ```

    To train it, `fit((questions, contexts), label_positions(...))`.

    Reads a tuple of questions and contexts, packed as `[CLS] question [SEP] context
    [SEP]`. Outputs are the logits `start_logits` and `end_logits`, each
    `(batch, sequence)`; labels are a dict of token positions under the same names.
    Padding is scored like any other token, as in the original.

    Args:
        backbone: a `MobileBERTBackbone`.
        preprocessor: a `MobileBERTTextClassifierPreprocessor`, or None to be fed
            with token ids.
    """

    backbone_cls = MobileBERTBackbone
    preprocessor_cls = MobileBERTTextClassifierPreprocessor

    def __init__(self, backbone: MobileBERTBackbone, preprocessor=None, **kwargs):
        # === Layers ===
        self.backbone = backbone
        self.preprocessor = preprocessor
        self.span_dense = make_dense(2, name="span_dense", dtype="float32")

        # === Functional Model ===
        logits = self.span_dense(backbone(backbone.input)["sequence_output"])
        super().__init__(
            inputs=backbone.input,
            outputs={"start_logits": logits[:, :, 0], "end_logits": logits[:, :, 1]},
            **kwargs,
        )

    def compile(self, optimizer="auto", loss="auto", **kwargs):
        """Compiles with Adam and the mean of both cross-entropies by default."""
        if loss == "auto":
            names = ("start_logits", "end_logits")
            loss = {name: keras.losses.SparseCategoricalCrossentropy(True) for name in names}
            kwargs = {"loss_weights": dict.fromkeys(names, 0.5)} | kwargs
        optimizer = keras.optimizers.Adam(5e-5) if optimizer == "auto" else optimizer
        super().compile(optimizer, loss, **kwargs)

    def answer(
        self,
        questions: Sequence[str],
        contexts: Sequence[str],
        max_answer_pieces: int = 30,
        may_be_empty: bool = False,
    ) -> list[str]:
        """Returns the part of each context that best answers its question.

        Only what fits into the preprocessor's `sequence_length` is searched.

        Args:
            questions: one question each.
            contexts: one context each.
            max_answer_pieces: longest answer, in word pieces.
            may_be_empty: whether to return "" where the first token, which stands
                for no answer, scores higher than the best span (SQuAD 2.0).
        """
        logits = self.predict((list(questions), list(contexts)), verbose=0)
        answers = []
        for row, positions in enumerate(self._context_positions(questions, contexts)):
            start_logits, end_logits = logits["start_logits"][row], logits["end_logits"][row]
            span, score = _best_span(
                start_logits[positions], end_logits[positions], max_answer_pieces
            )
            empty = may_be_empty and start_logits[0] + end_logits[0] > score
            if span is None or empty:
                answers.append("")
                continue
            pieces = self.preprocessor.tokenizer.piece_spans(contexts[row])
            answers.append(contexts[row][pieces[span[0]][0] : pieces[span[1]][1]])
        return answers

    def label_positions(
        self,
        questions: Sequence[str],
        contexts: Sequence[str],
        answers: Sequence[str],
        answer_starts: Sequence[int],
    ) -> dict[str, np.ndarray]:
        """Returns the labels of `fit` for answers given as parts of their contexts.

        As in the original, an answer that is empty or does not fit into
        `sequence_length` as a whole is labelled with the first token.

        Args:
            questions: one question each.
            contexts: one context each.
            answers: the answers, as they stand in their contexts.
            answer_starts: the character at which each answer starts.

        Raises:
            ValueError: if an answer does not stand where it should.
        """
        labels = np.zeros((2, len(contexts)), "int32")
        for row, positions in enumerate(self._context_positions(questions, contexts)):
            context, answer, start = contexts[row], answers[row], answer_starts[row]
            end = start + len(answer)
            if context[start:end] != answer:
                raise ValueError(
                    f"`answers` must stand in their contexts. Received: answers[{row}]={answer!r} "
                    f"where the context has {context[start:end]!r}"
                )
            pieces = self.preprocessor.tokenizer.piece_spans(context)
            inside = [i for i, (first, last) in enumerate(pieces) if first < end and last > start]
            if inside and inside[-1] < len(positions):
                labels[:, row] = positions[inside[0]], positions[inside[-1]]
        return {"start_logits": labels[0], "end_logits": labels[1]}

    def _context_positions(self, questions, contexts) -> list[np.ndarray]:
        """Where the tokens of each context are in the packed sequence."""
        packed = self.preprocessor((list(questions), list(contexts)), y=None)
        in_context = np.array(packed["segment_ids"]) * np.array(packed["padding_mask"])
        # The last token of the context's segment is [SEP].
        return [np.flatnonzero(row)[:-1] for row in in_context]


def _best_span(start_logits, end_logits, max_length: int):
    """The first and last index of the best span, and its score."""
    if not len(start_logits):
        return None, -np.inf
    scores = start_logits[:, None] + end_logits[None, :]
    lengths = np.arange(len(scores))[None, :] - np.arange(len(scores))[:, None] + 1
    scores = np.where((lengths > 0) & (lengths <= max_length), scores, -np.inf)
    first, last = np.unravel_index(np.argmax(scores), scores.shape)
    return (int(first), int(last)), scores[first, last]
