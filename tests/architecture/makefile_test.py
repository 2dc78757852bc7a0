# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""make hands over what the user wrote, refuses a wrong Python, and leaves no false stamp."""

import configparser
import os
import shutil
import subprocess

import pytest

from tests.architecture.source_tree import REPOSITORY

# Stands in for Python: prints its arguments, one a line, and runs nothing.
ECHO = '#!/bin/sh\nprintf "%s\\n" "$@"\n'


def _make(folder, *arguments: str) -> subprocess.CompletedProcess:
    # A make that runs these tests hands its own variables down; they are not ours.
    ours = {"TEXT", "LABELS", "TEST_LABELS", "WORKDIR", "COMPARE", "ARGS", "VENV", "PYTHON"}
    inherited = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "GNUMAKEFLAGS"}
    environment = {k: v for k, v in os.environ.items() if k not in ours | inherited}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def _program(path, text: str):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def checkout(tmp_path):
    """A folder with a Makefile and an installed .venv whose Python only echoes."""
    folder = tmp_path / "check out"
    folder.mkdir()
    for name in ("Makefile", "setup.cfg", "pyproject.toml"):
        shutil.copyfile(REPOSITORY / name, folder / name)
    _program(folder / ".venv/bin/python", ECHO)
    (folder / ".venv/.installed").touch()
    return folder


@pytest.mark.parametrize("value", ["a b.txt", "$HOME/x", "it's", 'a"b', "a;b&c", "`ls`", "a\\b"])
def test_paths_reach_the_program_as_written(checkout, value):
    arguments = [f"{name}={value}" for name in ("TEXT", "LABELS", "TEST_LABELS", "WORKDIR")]
    result = _make(checkout, "quickstart", *arguments)
    assert result.stdout.splitlines() == [
        *("-m", "experiments.quickstart", f"--workdir={value}"),
        *(f"--text={value}", f"--labels={value}", f"--test_labels={value}"),
    ]


def test_quickstart_without_variables_uses_the_default(checkout):
    result = _make(checkout, "quickstart")
    assert result.stdout.splitlines() == ["-m", "experiments.quickstart", "--workdir=quickstart"]


@pytest.mark.parametrize("value,flags", [("1", ["--compare"]), ("0", []), ("", [])])
def test_compare_is_a_switch(checkout, value, flags):
    result = _make(checkout, "quickstart", f"COMPARE={value}")
    assert result.stdout.splitlines()[3:] == flags


def test_args_are_words_of_the_shell(checkout):
    result = _make(checkout, "quickstart", "ARGS=--seed=3 --name='a b'")
    assert result.stdout.splitlines()[3:] == ["--seed=3", "--name=a b"]


def test_failure_of_the_program_is_a_failure_of_make(checkout):
    _program(checkout / ".venv/bin/python", "#!/bin/sh\nexit 3\n")
    assert _make(checkout, "quickstart").returncode != 0
    assert _make(checkout, "smoke").returncode != 0


def test_wrong_python_is_one_clear_sentence(checkout):
    (checkout / ".venv/.installed").unlink()
    old = checkout.parent / "old python"
    _program(old, '#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.1 || exit 1\n')
    result = _make(checkout, "venv", f"PYTHON={old}")
    assert result.returncode != 0
    assert "MobileBERT-TF needs Python 3.11. Received:" in result.stderr
    assert "(Python 3.9.1)" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("failing", ["venv", "pip"])
def test_interrupted_installation_leaves_no_stamp(checkout, failing):
    stamp = checkout / ".venv/.installed"
    os.utime(stamp, (0, 0))  # older than setup.cfg: make installs again
    # Not SIGINT: a job in the background of a shell ignores it, and so do its children.
    program = f'#!/bin/sh\n[ "$2" = {failing} ] && kill -KILL $$\nexit 0\n'
    _program(checkout / "python", program)
    _program(checkout / ".venv/bin/python", program)
    assert _make(checkout, "venv", f"PYTHON={checkout / 'python'}").returncode != 0
    assert not stamp.exists()


def test_installation_runs_once(checkout):
    (checkout / ".venv/.installed").unlink()
    _program(checkout / "python", "#!/bin/sh\nexit 0\n")
    first = _make(checkout, "venv", f"PYTHON={checkout / 'python'}")
    assert "install --editable" in first.stdout
    assert (checkout / ".venv/.installed").exists()
    assert "install" not in _make(checkout, "venv").stdout


def test_asks_for_the_python_of_setup_cfg(checkout):
    setup = configparser.ConfigParser()
    setup.read(checkout / "setup.cfg", encoding="utf-8")
    assert setup["options"]["python_requires"] == ">=3.11,<3.12"
    assert "!= (3, 11)" in (checkout / "Makefile").read_text()


def test_help_lists_every_target(checkout):
    text = (checkout / "Makefile").read_text()
    (phony,) = (line for line in text.splitlines() if line.startswith(".PHONY:"))
    listed = _make(checkout).stdout
    assert [name for name in phony.split()[1:] if f"\n  {name} " not in listed] == []
