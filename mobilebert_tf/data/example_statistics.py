# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What a set of pre-training examples is like, in numbers."""

import dataclasses

import numpy as np

_MOST_FREQUENT = 20


@dataclasses.dataclass(frozen=True, kw_only=True)
class TokenNames:
    """What ids stand for; whatever is unknown is None or empty.

    Attributes:
        special: ids of `pad`, `cls`, `sep` and `mask`.
        pieces: the vocabulary.
    """

    special: dict[str, int | None]
    pieces: tuple[str, ...] = ()


class ExampleStatistics:
    """Counts over batches of pre-training, as they come.

    Args:
        names: what ids stand for.
        max_predictions: slots for masked tokens of an example.
    """

    def __init__(self, names: TokenNames, max_predictions: int):
        self._names = names
        self._max_predictions = max_predictions
        self._lengths: list[np.ndarray] = []
        self._first_lengths: list[np.ndarray] = []
        self._predictions: list[np.ndarray] = []
        self._counts = np.zeros(len(names.pieces), np.int64)
        self._stands = dict.fromkeys(("mask", "random", "kept"), 0)
        self._random_next = 0
        self._special_masked = 0

    def add(self, batch: dict[str, np.ndarray]):
        """Counts one batch."""
        real = batch["padding_mask"] > 0
        self._lengths.append(real.sum(axis=1))
        self._first_lengths.append((real & (batch["segment_ids"] == 0)).sum(axis=1))
        self._random_next += int(batch["next_sentence_labels"].sum())
        used = batch["mask_weights"] > 0
        self._predictions.append(used.sum(axis=1))
        tokens = unmasked(batch)
        self._count_stands(batch, used, tokens)
        counts = np.bincount(tokens[real])
        if len(counts) > len(self._counts):
            self._counts = np.pad(self._counts, (0, len(counts) - len(self._counts)))
        self._counts[: len(counts)] += counts

    def report(self) -> dict:
        """The statistics, ready for JSON. Shares are between 0 and 1."""
        if not self._lengths:
            return {"inspected": 0}
        lengths = np.concatenate(self._lengths)
        first = np.concatenate(self._first_lengths)
        return {
            "inspected": len(lengths),
            "tokens": int(lengths.sum()),
            "length": _distribution(lengths),
            "first_segment": _distribution(first),
            "second_segment": _distribution(lengths - first),
            "next_sentence": self._next_sentence(len(lengths)),
            "masking": self._masking(lengths),
            "vocabulary": self._vocabulary(),
        }

    def _count_stands(self, batch: dict, used: np.ndarray, tokens: np.ndarray):
        positions = batch["mask_positions"]
        true = np.take_along_axis(tokens, positions, axis=1)[used]
        shown = np.take_along_axis(batch["token_ids"], positions, axis=1)[used]
        is_mask = shown == self._names.special["mask"]
        self._stands["mask"] += int(is_mask.sum())
        self._stands["kept"] += int((~is_mask & (shown == true)).sum())
        self._stands["random"] += int((~is_mask & (shown != true)).sum())
        forbidden = [self._names.special[name] for name in ("pad", "cls", "sep")]
        self._special_masked += int(np.isin(true, [i for i in forbidden if i is not None]).sum())

    def _next_sentence(self, number: int) -> dict:
        share = self._random_next / number
        return {
            "follows": number - self._random_next,
            "random": self._random_next,
            "random_share": share,
            # Of a fair coin thrown as often.
            "standard_errors_from_half": (share - 0.5) / np.sqrt(0.25 / number),
        }

    def _masking(self, lengths: np.ndarray) -> dict:
        predictions = np.concatenate(self._predictions)
        selected = int(predictions.sum())
        return {
            "selected": selected,
            "selected_share": selected / int(lengths.sum()),
            "predictions": _distribution(predictions),
            "at_most_share": float((predictions == self._max_predictions).mean()),
            **{f"{name}_share": n / max(selected, 1) for name, n in self._stands.items()},
            "special_masked": self._special_masked,
        }

    def _vocabulary(self) -> dict:
        pieces, counts = self._names.pieces, self._counts.copy()
        special = [index for index in self._names.special.values() if index is not None]
        counts[[index for index in special if index < len(counts)]] = 0
        total = max(int(counts.sum()), 1)
        report = {"largest_id": int(np.flatnonzero(self._counts).max()), "text_tokens": total}
        if not pieces:
            return report | {"used": int((counts > 0).sum())}
        continues = np.array([piece.startswith("##") for piece in pieces])
        inside, outside = counts[: len(pieces)], int(counts[len(pieces) :].sum())
        unknown = pieces.index("[UNK]") if "[UNK]" in pieces else None
        frequent = np.argsort(-inside, kind="stable")[:_MOST_FREQUENT]
        return report | {
            "size": len(pieces),
            "used": int((inside > 0).sum()),
            "used_share": float((inside > 0).mean()),
            "unknown_share": None if unknown is None else int(inside[unknown]) / total,
            "pieces_per_word": total / max(total - int(inside[continues].sum()), 1),
            "outside": outside,
            "most_frequent": [[pieces[i], int(inside[i])] for i in frequent if inside[i]],
        }


def unmasked(batch: dict[str, np.ndarray]) -> np.ndarray:
    """The tokens `(batch, sequence)` as they were before masking."""
    rows, slots = np.nonzero(batch["mask_weights"] > 0)
    tokens = np.array(batch["token_ids"])
    tokens[rows, batch["mask_positions"][rows, slots]] = batch["mask_ids"][rows, slots]
    return tokens


def _distribution(values: np.ndarray) -> dict:
    """Mean, deviation, extremes, and how often each value occurs."""
    counts = np.bincount(values)
    return {
        "mean": float(values.mean()),
        "deviation": float(values.std()),
        "least": int(values.min()),
        "most": int(values.max()),
        "counts": counts.tolist(),
    }
