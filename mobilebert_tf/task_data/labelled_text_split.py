# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Sets a part of labelled texts aside."""

import collections
import random

from mobilebert_tf.task_data.labelled_text import LabelledText


def split_labelled_text(
    data: LabelledText, held_out_fraction: float, seed: int = 0
) -> tuple[LabelledText, LabelledText]:
    """Divides labelled texts into a part to learn from and a part to be judged by.

    Every class gives the same share. Texts that differ only in case and white
    space stay on one side, so that nothing leaks. The order is kept.

    Args:
        data: two examples of a class or more.
        held_out_fraction: share of each class to set aside, above 0 and below 1.
        seed: the same seed makes the same split.

    Returns:
        The part to learn from and the held-out part. Each class keeps at least one
        text to learn from.

    Raises:
        ValueError: if the fraction is out of range or nothing can be held out.
    """
    if not 0 < held_out_fraction < 1:
        raise ValueError(
            "`held_out_fraction` must be above 0 and below 1. "
            f"Received: held_out_fraction={held_out_fraction}."
        )
    held_out: set[int] = set()
    generator = random.Random(seed)
    for groups in _groups_by_class(data):
        generator.shuffle(groups)
        wanted = round(held_out_fraction * sum(map(len, groups)))
        taken: list[int] = []
        for group in groups[1:]:  # The first one always stays.
            if len(taken) >= max(1, wanted):
                break
            taken += group
        held_out.update(taken)
    if not held_out:
        raise ValueError(
            "`data` must have two different texts of a class to hold one out. "
            f"Received: {len(data)} texts. Give more labelled texts."
        )
    kept = (index for index in range(len(data)) if index not in held_out)
    return data.subset(kept), data.subset(sorted(held_out))


def _groups_by_class(data: LabelledText) -> list[list[list[int]]]:
    """For each class its groups of examples that must stay together.

    Equal texts with different labels form one group, of the first one's class.
    """
    groups: dict[str, list[int]] = collections.defaultdict(list)
    for index, text in enumerate(data.texts):
        groups[" ".join(text.casefold().split())].append(index)
    by_class: list[list[list[int]]] = [[] for _ in data.class_names]
    for group in groups.values():
        by_class[data.labels[group[0]]].append(group)
    return by_class
