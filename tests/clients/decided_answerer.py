# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A question answerer of random weights that answers from the context, as a trained one does.

Google's client looks for answers among the five best starts and ends of all places, so
one whose best places are padding has none to give.
"""

import numpy as np

from mobilebert_tf.lite.word_piece import WordPiece
from mobilebert_tf.models import MobileBERTQuestionAnswerer
from tests.lite.export_task_test import answerer
from tests.lite.random_classifier import random_vocabulary

LENGTH = 384


def decided_answerer(pairs: list[tuple[str, str]]) -> MobileBERTQuestionAnswerer:
    """Sets the head by least squares: high in the context, and random within it."""
    model, rng = answerer(), np.random.default_rng(0)
    segments = np.array(model.backbone.embeddings.segment_embedding.embeddings)
    segments[1] += 3 * rng.normal(size=segments.shape[1])
    model.backbone.embeddings.segment_embedding.embeddings.assign(segments)
    tokenizer = WordPiece(random_vocabulary())
    packed = [tokenizer.encode_pair(*pair, LENGTH) for pair in pairs]
    ids, mask, segment_ids = (
        np.concatenate([each[name] for each in packed]) for name in ("ids", "mask", "segment_ids")
    )
    inputs = {"token_ids": ids, "padding_mask": mask, "segment_ids": segment_ids}
    hidden = np.asarray(model.backbone(inputs)["sequence_output"]).reshape(ids.size, -1)
    is_context = segment_ids.ravel().astype(np.float32)
    direction = np.linalg.lstsq(hidden, is_context, rcond=None)[0]
    start = rng.normal(size=len(direction))
    start /= (hidden @ start).std()
    noise = rng.normal(size=len(direction))
    end = start + 0.3 * noise / (hidden @ noise).std()
    model.span_dense.kernel.assign(np.stack([start, end], axis=1) + 12 * direction[:, None])
    return model
