# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The report of `inspect_examples` as text for a terminal."""

import textwrap

_MOST_SHARDS = 12
_WIDTH = 15


def inspection_text(report: dict) -> str:
    """Writes out what `inspect_examples` returned."""
    lines = [
        f"{report['source']}: {report['masked']} masking, {report['sequence_length']} tokens",
        *_shards(report["splits"]),
    ]
    for name, split in report["splits"].items():
        lines += ["", f"{name}: {_number(split['examples'])} examples"]
        if split["inspected"]:
            lines += _statistics(split)
            lines += [line for sample in split["samples"] for line in _sample(sample)]
    return "\n".join(lines)


def _shards(splits: dict) -> list[str]:
    lines = []
    for split in splits.values():
        shown = list(split["shards"].items())
        for name, number in shown[:_MOST_SHARDS]:
            damage = split["damaged"].get(name)
            lines.append(f"  {name}  {_number(number)}{_damage(damage) if damage else ''}")
        for name, damage in split["damaged"].items():
            if name not in dict(shown[:_MOST_SHARDS]):
                lines.append(f"  {name}  {_number(damage['readable'])}{_damage(damage)}")
        if len(shown) > _MOST_SHARDS:
            rest = len(shown) - _MOST_SHARDS
            lines.append(f"  and {rest} more shards; see the JSON")
    return lines


def _damage(damage: dict) -> str:
    lost = "the rest" if damage["lost"] is None else f"{_number(damage['lost'])} more"
    return f"  DAMAGED: {lost} cannot be read"


def _statistics(split: dict) -> list[str]:
    masking, pair, words = split["masking"], split["next_sentence"], split["vocabulary"]
    rows = [
        ("looked at", f"{_number(split['inspected'])} examples, {_number(split['tokens'])} tokens"),
        ("length", _range(split["length"])),
        ("first segment", _range(split["first_segment"])),
        ("second segment", _range(split["second_segment"])),
        (
            "next sentence",
            f"{pair['random_share']:.2%} random, {_number(pair['random'])} of "
            f"{_number(split['inspected'])}; {pair['standard_errors_from_half']:+.1f} standard "
            "errors from one half",
        ),
        (
            "to predict",
            f"{masking['selected_share']:.2%} of the tokens, "
            f"{masking['predictions']['mean']:.1f} an example; all slots in use in "
            f"{masking['at_most_share']:.1%}",
        ),
        (
            "stands there",
            f"[MASK] {masking['mask_share']:.1%}, a random token {masking['random_share']:.1%}, "
            f"the token itself {masking['kept_share']:.1%}",
        ),
    ]
    if masking["special_masked"]:
        rows.append(("WRONG", f"{_number(masking['special_masked'])} special tokens are masked"))
    return [f"  {name:<{_WIDTH}} {text}" for name, text in rows + _vocabulary(words)]


def _vocabulary(words: dict) -> list[tuple[str, str]]:
    if "size" not in words:
        text = f"{_number(words['used'])} ids used, the largest {words['largest_id']}"
        return [("vocabulary", f"{text}; give --vocabulary for more")]
    unknown = words["unknown_share"]
    rows = [
        (
            "vocabulary",
            f"{_number(words['used'])} of {_number(words['size'])} pieces used "
            f"({words['used_share']:.1%}); {words['pieces_per_word']:.2f} pieces a word; "
            f"[UNK] {'not in it' if unknown is None else f'{unknown:.3%} of the text'}",
        ),
        ("most frequent", " ".join(piece for piece, _ in words["most_frequent"])),
    ]
    if words["outside"]:
        rows.append(("WRONG", f"{_number(words['outside'])} tokens are not of this vocabulary"))
    return rows


def _sample(sample: dict) -> list[str]:
    return [
        "",
        f"  {sample['tokens']} tokens, the second segment {_LABELS[sample['next_sentence']]}",
        textwrap.fill(sample["first"], 100, initial_indent="  A  ", subsequent_indent="     "),
        textwrap.fill(sample["second"], 100, initial_indent="  B  ", subsequent_indent="     "),
    ]


_LABELS = {"follows": "follows the first", "random": "is from elsewhere"}


def _range(of: dict) -> str:
    return f"{of['mean']:.1f} ± {of['deviation']:.1f} tokens, {of['least']} to {of['most']}"


def _number(value: int) -> str:
    return f"{value:,}"
