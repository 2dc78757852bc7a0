# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Links between documents lead somewhere: to files, and to headings in them."""

import re

import pytest

from tests.architecture.source_tree import REPOSITORY, repository_files

DOCUMENTS = [path for path in repository_files() if path.suffix == ".md"]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def _anchors(text: str) -> set[str]:
    """Returns the names that GitHub gives the headings."""
    headings = HEADING.findall(FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


def _leads_nowhere(document, link: str) -> bool:
    if re.match(r"[a-z]+:", link):
        return False
    path, _, anchor = link.partition("#")
    target = REPOSITORY / document.parent / path if path else REPOSITORY / document
    if not target.exists():
        return True
    return bool(anchor) and anchor not in _anchors(target.read_text("utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_links_lead_somewhere(document):
    links = LINK.findall(FENCE.sub("", (REPOSITORY / document).read_text("utf-8")))
    assert [link for link in links if _leads_nowhere(document, link)] == []


def test_headings_are_named_as_github_does():
    text = "# The `adb` target\n## Table_1: parameters, FLOPs\n```sh\n# no heading\n```\n"
    assert _anchors(text) == {"the-adb-target", "table_1-parameters-flops"}
