# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""What the documents tell a reader to type works: targets, programs, flags, Python."""

import functools
import os
import pathlib
import re
import shlex
import subprocess
import sys

import pytest

from tests.architecture.source_tree import REPOSITORY

DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/fine_tuning.md",
    "docs/question_answering.md",
    "docs/tagging.md",
    "docs/export.md",
    "docs/benchmarking.md",
    "docs/results.md",
)
# Their Python needs what other tests make; here it is only what is typed into a shell.
SHELL_ONLY = ("docs/data.md", "docs/training.md")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Commands of other projects, which take nothing of ours that could go stale.
TRUSTED = {"apt-get", "git", "cd", "pip", "pre-commit", "source", "adb", "export"}
TRUSTED_MODULES = {"pip", "venv", "pytest", "ruff", "build"}
# Flags without which a program ends at once, unless it is only asked what there is.
NEEDED = {
    "export.to_tflite": {"--output"},
    "experiments.run": {"--workdir"},
    "mobilebert_tf.convert_checkpoint": {"--input", "--output"},
    "mobilebert_tf.dump": {"--preset", "--inputs", "--output"},
    "mobilebert_tf.prepare_data": {"--output"},
    "mobilebert_tf.search": {"--task", "--preset", "--data", "--workdir", "--output"},
    "mobilebert_tf.train": {"--config", "--workdir"},
}
ASKS_ONLY = {"--list", "--show", "--help", "--helpfull"}


def _fences(document: str) -> list[tuple[str, str]]:
    path = REPOSITORY / document
    return FENCE.findall(path.read_text("utf-8")) if path.exists() else []


def _commands(script: str) -> list[list[str]]:
    """Returns the simple commands of a shell script, each as its words."""
    commands = []
    for line in script.replace("\\\n", " ").splitlines():
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        words = [[]]
        for word in lexer:
            if set(word) <= set("();<>|&"):
                words.append([])
            else:
                words[-1].append(word)
        commands += [command for command in words if command]
    return commands


MAKE_VARIABLES = set(
    re.findall(r"^(\w+) \?=", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
)
SHELL = sorted(
    {
        shlex.join(command)
        for document in (*DOCUMENTS, *SHELL_ONLY)
        for language, text in _fences(document)
        if language == "sh"
        for command in _commands(text)
    }
)
PYTHON = [
    pytest.param(text, id=f"{document}-{index}")
    for document in DOCUMENTS
    for index, (language, text) in enumerate(_fences(document))
    if language == "python"
]


@functools.cache
def _flags(module: str) -> set[str]:
    """Returns the flags that the program lists when it is asked for help."""
    result = subprocess.run(
        [sys.executable, "-m", module, "--helpfull"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    names = re.findall(r"--(\[no\])?([\w-]+)", result.stdout)
    assert names, f"`python -m {module} --helpfull` lists no flags. {result.stderr[-2000:]}"
    return {f"--{name}" for _, name in names} | {f"--no{name}" for no, name in names if no}


def _check_make(words: list[str], tmp_path: pathlib.Path):
    (tmp_path / ".installed").touch()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    command = ["make", "--dry-run", f"VENV={tmp_path}", *words]
    result = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    variables = {word.partition("=")[0] for word in words if "=" in word}
    assert variables <= MAKE_VARIABLES


def _check_program(words: list[str]):
    assert words[:1] == ["-m"], "call our programs as `python -m package.module`"
    module = words[1]
    if module in TRUSTED_MODULES:
        return
    used = {word.partition("=")[0] for word in words[2:] if word.startswith("--")}
    assert used <= _flags(module)
    if not used & ASKS_ONLY:
        assert NEEDED.get(module, set()) <= used


@pytest.mark.parametrize("command", SHELL)
def test_command_exists(command, tmp_path):
    words = shlex.split(command)
    while re.match(r"\w+=", words[0]):
        words.pop(0)
    program = pathlib.PurePath(words[0]).name
    if program == "make":
        _check_make(words[1:], tmp_path)
    elif re.fullmatch(r"python(3(\.11)?)?", program):
        _check_program(words[1:])
    elif program not in TRUSTED:
        assert os.access(REPOSITORY / words[0], os.X_OK), f"no program {words[0]}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_make_variables_of_the_prose_exist(document):
    text = FENCE.sub("", (REPOSITORY / document).read_text("utf-8"))
    names = set(re.findall(r"`([A-Z_]+)(?:=[^`]*)?`", text))
    assert {name for name in names if not (REPOSITORY / name).exists()} <= MAKE_VARIABLES


@pytest.mark.parametrize("document", DOCUMENTS)
def test_shell_commands_are_fenced_as_sh(document):
    languages = {language for language, _ in _fences(document)}
    assert languages & {"bash", "shell", "console", "zsh", "py", "pycon"} == set()


@pytest.fixture(scope="module")
def toy_classifier():
    """A random toy classifier, for the examples to load as a preset or a file."""
    import keras

    from mobilebert_tf import models

    keras.utils.set_random_seed(0)
    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = [*special, *letters, *(f"##{letter}" for letter in letters)]
    size = models.architecture("mobilebert_toy", vocabulary_size=len(vocabulary))
    tokenizer = models.MobileBERTTokenizer(vocabulary)
    return models.MobileBERTTextClassifier(
        models.MobileBERTBackbone(**size),
        num_classes=2,
        class_names=["negative", "positive"],
        preprocessor=models.MobileBERTTextClassifierPreprocessor(tokenizer, sequence_length=16),
    )


@pytest.mark.parametrize("text", PYTHON)
def test_python_example_runs(text, toy_classifier, tmp_path):
    for preset in re.findall(r"""from_preset\(\s*["']([^"']+)["']""", text):
        (tmp_path / preset).parent.mkdir(parents=True, exist_ok=True)
        toy_classifier.save_to_preset(str(tmp_path / preset))
    command = [sys.executable, "-c", text]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_splits_a_script_into_commands():
    script = "make venv  # once\nA=1 python -m p \\\n  --x='a b' | tail && cd y\n"
    assert _commands(script) == [
        ["make", "venv"],
        ["A=1", "python", "-m", "p", "--x=a b"],
        ["tail"],
        ["cd", "y"],
    ]
