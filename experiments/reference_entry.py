# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""One public name as Markdown."""

from __future__ import annotations

import textwrap

import griffe
from griffe import DocstringSectionKind as Kind

# A line of a signature that is longer goes on one line an argument.
_LONG = 96
# Keras documents these.
_KERAS_METHODS = {"build", "call", "compute_output_shape", "compute_output_spec", "get_config"}


def reference_entry(thing: griffe.Object, path: str) -> str:
    """Renders signature, source file and docstring; of a class, its methods too.

    Args:
        thing: what the name stands for.
        path: package and name, as one imports it.
    """
    source = thing.filepath.relative_to(thing.package.filepath.parents[1])
    parts = [f"## `{thing.name}`", f"`{path}`, in [`{source}`](../../{source})"]
    parts += [_signature(thing), *_docstring(thing)]
    if thing.is_class:
        for member in thing.members.values():
            if _is_documented_method(member):
                parts += [f"### `{thing.name}.{member.name}`", _signature(member)]
                parts += _docstring(member)
    return "\n\n".join(part for part in parts if part)


def _is_documented_method(member: griffe.Object) -> bool:
    return (
        not member.is_alias
        and not member.name.startswith("_")
        and member.name not in _KERAS_METHODS
        and bool(member.docstring)
        and (member.is_function or "property" in member.labels)
    )


def _signature(thing: griffe.Object) -> str:
    parameters = getattr(thing, "parameters", None)
    if parameters is None or (thing.is_class and not len(parameters)):
        return ""
    words, star = [], False
    for parameter in parameters:
        if parameter.name in ("self", "cls"):
            continue
        if parameter.kind is griffe.ParameterKind.keyword_only and not star:
            words.append("*")
            star = True
        star |= parameter.kind is griffe.ParameterKind.var_positional
        words.append(_parameter(parameter))
    returns = getattr(thing, "returns", None)
    end = f") -> {returns}" if returns and not thing.is_class else ")"
    line = f"{thing.name}({', '.join(words)}{end}"
    if len(line) > _LONG:
        line = f"{thing.name}(\n" + "".join(f"    {word},\n" for word in words) + end
    return f"```python\n{line}\n```"


def _parameter(parameter: griffe.Parameter) -> str:
    kind = griffe.ParameterKind
    stars = {kind.var_positional: "*", kind.var_keyword: "**"}.get(parameter.kind, "")
    text = f"{stars}{parameter.name}"
    if parameter.annotation is not None:
        text += f": {parameter.annotation}"
    if parameter.default is not None and not stars:
        text += f" = {parameter.default}" if parameter.annotation else f"={parameter.default}"
    return text


def _docstring(thing: griffe.Object) -> list[str]:
    if thing.docstring is None:
        return []
    return [_section(section) for section in thing.docstring.parsed]


def _section(section: griffe.DocstringSection) -> str:
    if section.kind is Kind.text:
        return section.value
    if section.kind is Kind.examples:
        return f"**Examples**\n\n{_examples(section.value)}"
    if section.kind is Kind.admonition:
        return f"**{section.title}**\n\n{section.value.description}"
    title = section.title or section.kind.value.capitalize()
    title = {"Parameters": "Arguments"}.get(title, title)
    return f"**{title}**\n\n" + "\n".join(_item(item, section.kind) for item in section.value)


def _examples(examples: list[tuple[Kind, str]]) -> str:
    return "\n\n".join(
        text if kind is Kind.text else f"```python\n{text}\n```" for kind, text in examples
    )


def _item(item: griffe.DocstringElement, kind: Kind) -> str:
    text = textwrap.indent(item.description, "  ").strip()
    if kind in (Kind.returns, Kind.yields):
        return item.description
    name = item.annotation if kind in (Kind.raises, Kind.warns) else item.name
    return f"- `{name}`: {text}"
