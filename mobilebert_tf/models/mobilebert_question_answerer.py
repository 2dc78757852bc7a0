# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Extractive question answering: where in a context the answer starts and ends."""

from collections.abc import Sequence

import keras
import keras_hub
import numpy as np

from mobilebert_tf.layers.dense import make_dense
from mobilebert_tf.models.mobilebert_backbone import MobileBERTBackbone
from mobilebert_tf.models.mobilebert_question_answerer_preprocessor import (
    MobileBERTQuestionAnswererPreprocessor,
)
from mobilebert_tf.models.mobilebert_task import DEFAULT_BATCH_SIZE, MobileBERTTask
from mobilebert_tf.models.mobilebert_text_classifier_preprocessor import (
    MobileBERTTextClassifierPreprocessor,
)
from mobilebert_tf.text.answer_decoding import AnswerDecodingConfig, DecodedAnswers


@keras.saving.register_keras_serializable(package="mobilebert_tf")
class MobileBERTQuestionAnswerer(MobileBERTTask, keras_hub.models.Task):
    """Scores every token as the answer's first and as its last.

    ```python
    answerer = MobileBERTQuestionAnswerer.from_preset("preset")
    answerer.answer(["Who wrote it?"], ["Ada Lovelace wrote it in 1843."])  # ["Ada Lovelace"]
    ```

    A context of any length is answered: it is read in windows. To train on contexts
    that fit into one, `fit((questions, contexts), label_positions(...))`; on longer
    ones, `python -m mobilebert_tf.train --config=finetune_squad`.

    `predict` and `fit` read one row an example: a tuple of questions and contexts,
    of which the first window is packed as `[CLS] question [SEP] context [SEP]`, or a
    dict of packed inputs. Outputs are the logits `start_logits` and `end_logits`,
    each `(batch, sequence)`; labels are a dict of token positions under the same
    names. Padding is scored like any other token, as in the original.

    Args:
        backbone: a `MobileBERTBackbone`.
        preprocessor: a `MobileBERTQuestionAnswererPreprocessor`, or None to be fed
            with token ids. One of a text classifier gives its tokenizer and length. A
            length above the backbone's positions is lowered to these: contexts need
            more windows then.
    """

    backbone_cls = MobileBERTBackbone
    preprocessor_cls = MobileBERTQuestionAnswererPreprocessor

    def __init__(self, backbone: MobileBERTBackbone, preprocessor=None, **kwargs):
        # === Layers ===
        self.backbone = backbone
        self.preprocessor = _fitting(preprocessor, backbone.max_sequence_length)
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
        null_threshold: float = 0.0,
    ) -> list[str]:
        """Returns the part of each context that best answers its question.

        Args:
            questions: one question each.
            contexts: one context each, of any length.
            max_answer_pieces: longest answer, in word pieces.
            may_be_empty: whether to return "" where the score of no answer exceeds
                that of the best one by more than `null_threshold` (SQuAD 2.0).
            null_threshold: see there; 0 as in BERT.
        """
        config = AnswerDecodingConfig(max_answer_pieces=max_answer_pieces)
        return [
            ""
            if found.best is None or (may_be_empty and found.null_odds > null_threshold)
            else found.best.text
            for found in self.ranked_answers(questions, contexts, may_be_empty, config)
        ]

    def ranked_answers(
        self,
        questions: Sequence[str],
        contexts: Sequence[str],
        may_be_empty: bool = False,
        config: AnswerDecodingConfig | None = None,
        batch_size: int = DEFAULT_BATCH_SIZE,
    ) -> list[DecodedAnswers]:
        """Returns the best answers to each question, with scores and places.

        Args:
            questions: one question each.
            contexts: one context each, of any length.
            may_be_empty: whether no answer takes part (SQuAD 2.0).
            config: how answers are chosen; as BERT does by default.
            batch_size: windows at once.
        """
        windows = self.preprocessor.windows(questions, contexts)
        starts = ends = np.zeros((0, windows.sequence_length), "float32")
        if len(windows):
            logits = self.predict(windows.inputs(), batch_size=batch_size, verbose=0)
            starts, ends = logits["start_logits"], logits["end_logits"]
        return list(windows.decode(starts, ends, may_be_empty, config))

    def label_positions(
        self,
        questions: Sequence[str],
        contexts: Sequence[str],
        answers: Sequence[str],
        answer_starts: Sequence[int],
    ) -> dict[str, np.ndarray]:
        """Returns the labels of `fit` for answers given as parts of their contexts.

        As in the original, an answer that is empty or does not stand in the first
        window as a whole is labelled with the first token.

        Args:
            questions: one question each.
            contexts: one context each.
            answers: the answers, as they stand in their contexts.
            answer_starts: the character at which each answer starts.

        Raises:
            ValueError: if an answer does not stand where it should.
        """
        labels = np.zeros((2, len(contexts)), "int32")
        windows = self.preprocessor.windows(questions, contexts)
        for row, context in enumerate(contexts):
            answer, start = answers[row], answer_starts[row]
            end = start + len(answer)
            if context[start:end] != answer:
                raise ValueError(
                    f"`answers` must stand in their contexts. Received: answers[{row}]={answer!r} "
                    f"where the context has {context[start:end]!r}"
                )
            window = windows.first_windows[row]
            if not answer or window == windows.first_windows[row + 1]:
                continue
            at, length = windows.context_starts[window], windows.lengths[window]
            pieces = self.preprocessor.tokenizer.piece_spans(context)
            inside = [i for i, (first, last) in enumerate(pieces) if first < end and last > start]
            if inside and at + inside[-1] < length - 1:
                labels[:, row] = at + inside[0], at + inside[-1]
        return {"start_logits": labels[0], "end_logits": labels[1]}


def _fitting(preprocessor, longest: int):
    """The preprocessor, or one for questions and for a backbone with so many positions."""
    if not isinstance(preprocessor, MobileBERTTextClassifierPreprocessor):
        return preprocessor
    is_ours = isinstance(preprocessor, MobileBERTQuestionAnswererPreprocessor)
    if is_ours and preprocessor.sequence_length <= longest:
        return preprocessor
    lengths = {"question_length": preprocessor.question_length} if is_ours else {}
    lengths |= {"stride": preprocessor.stride} if is_ours else {}
    return MobileBERTQuestionAnswererPreprocessor(
        preprocessor.tokenizer, min(preprocessor.sequence_length, longest), **lengths
    )
