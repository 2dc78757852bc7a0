# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""The tutorials are sources without outputs, use the public interface, and run."""

import ast
import importlib
import json
import pathlib
import re

import nbclient
import nbformat
import pytest

from tests.architecture.source_tree import REPOSITORY

FOLDER = REPOSITORY / "experiments" / "notebooks"
NAMES = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
SECONDS_OF_A_CELL = 600
MARKDOWN_LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)")
# What IPython understands and Python does not; in a block, `pass` keeps it whole.
MAGIC = re.compile(r"^(\s*)[%!].*$", re.MULTILINE)


def _read(name: str) -> nbformat.NotebookNode:
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=nbformat.NO_CONVERT)


def _code(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _parameters(notebook: nbformat.NotebookNode) -> int:
    tagged = [
        index
        for index, cell in enumerate(notebook.cells)
        if "parameters" in cell.metadata.get("tags", [])
    ]
    assert len(tagged) == 1, "one cell must have the tag `parameters`"
    return tagged[0]


def _syntax_tree(notebook: nbformat.NotebookNode) -> ast.Module:
    return ast.parse("\n".join(MAGIC.sub(r"\1pass", cell.source) for cell in _code(notebook)))


@pytest.mark.parametrize("name", NAMES)
def test_is_a_valid_notebook_without_outputs(name):
    notebook = _read(name)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    clear = "clear the outputs: jupyter nbconvert --clear-output --inplace NOTEBOOK"
    assert [cell.outputs for cell in _code(notebook) if cell.outputs] == [], clear
    assert {cell.execution_count for cell in _code(notebook)} == {None}, clear


@pytest.mark.parametrize("name", NAMES)
def test_opens_with_what_the_reader_gets_and_how_long_it_takes(name):
    first = _read(name).cells[0]
    assert first.cell_type == "markdown" and first.source.startswith("# ")
    assert "**What you get:**" in first.source
    assert "**How long it takes:**" in first.source


def test_the_full_form_takes_less_than_it_says():
    path = REPOSITORY / "experiments" / "records" / "quickstart_docstrings.json"
    seconds = json.loads(path.read_text("utf-8"))["report"]["seconds"]["total"]
    assert "take less than ten minutes" in _read("own_language").cells[0].source
    assert seconds < 600


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_those_of_the_full_form(name):
    notebook = _read(name)
    values = {}
    exec(notebook.cells[_parameters(notebook)].source, values)
    assert values["REDUCED"] is False and values["PROJECT"] == ""


def test_all_are_set_up_by_the_same_cell():
    notebooks = map(_read, NAMES)
    assert len({notebook.cells[_parameters(notebook) + 1].source for notebook in notebooks}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_uses_the_public_interface(name):
    """A package's `__all__`, not the modules in it, is what a reader may rely on."""
    imports = [node for node in ast.walk(_syntax_tree(_read(name))) if _is_ours(node)]
    private = [
        f"{node.module}.{alias.name}"
        for node in imports
        for alias in node.names
        if alias.name not in importlib.import_module(node.module).__all__
    ]
    assert imports and private == []


def _is_ours(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module.split(".")[0] == "mobilebert_tf"


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name):
    texts = [cell.source for cell in _read(name).cells if cell.cell_type == "markdown"]
    links = {link for text in texts for link in MARKDOWN_LINK.findall(text)}
    assert sorted(link for link in links if not (FOLDER / link).exists()) == []


def test_the_overview_names_every_notebook():
    overview = (FOLDER / "README.md").read_text("utf-8")
    assert [name for name in NAMES if f"({name}.ipynb)" not in overview] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_runs_in_the_reduced_form(name, tmp_path):
    notebook = _read(name)
    reduced = nbformat.v4.new_code_cell("REDUCED = True")
    notebook.cells.insert(_parameters(notebook) + 1, reduced)
    _execute(notebook, tmp_path)
    outputs = [output for cell in _code(notebook) for output in cell.outputs]
    shown = "".join(output.get("text", "") for output in outputs)
    assert "Traceback" not in shown and "error:" not in shown
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    shows = sum(cell.source.count("plt.show()") for cell in _code(notebook))
    assert len(pictures) >= shows >= 2


def _execute(notebook: nbformat.NotebookNode, folder: pathlib.Path) -> None:
    """Runs all cells in `folder`; a cell that fails fails the test with its traceback."""
    client = nbclient.NotebookClient(
        notebook,
        timeout=SECONDS_OF_A_CELL,
        startup_timeout=SECONDS_OF_A_CELL,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
