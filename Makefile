# Every command of this repository. `make` alone lists them.

VENV ?= .venv
PYTHON ?= $(shell for python in python3.11 python3; do \
	$$python -c "" 2> /dev/null && { echo $$python; break; }; done)

# The text and labels of `make quickstart`; empty means its embedded default.
TEXT ?=
LABELS ?=
TEST_LABELS ?=
WORKDIR ?= quickstart
COMPARE ?=
# Processes of `make test`; each takes up to 2 GB.
WORKERS ?= 2
# Further words for the command behind a target, read by the shell: ARGS='-k lamb'.
ARGS ?=

# Paths reach the recipes through the environment, unexpanded by make, so that
# spaces, quotes and dollars in them stay what they are.
override TEXT := $(value TEXT)
override LABELS := $(value LABELS)
override TEST_LABELS := $(value TEST_LABELS)
override WORKDIR := $(value WORKDIR)
export TEXT LABELS TEST_LABELS WORKDIR
export TF_CPP_MIN_LOG_LEVEL ?= 3

RUN := "$(VENV)/bin/python"
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help venv quickstart smoke test test-slow test-java test-native test-clients test-all lint format check clean

help:  ## Show this list.
	@echo "usage: make TARGET [VARIABLE=VALUE ...]"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-14s%s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "variables: TEXT LABELS TEST_LABELS WORKDIR COMPARE (quickstart), WORKERS, ARGS, VENV, PYTHON"

venv: $(STAMP)  ## Create .venv (Python 3.11) and install everything into it.

# The stamp is the last thing made: an interrupted installation leaves none.
$(STAMP): setup.cfg pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2> /dev/null || { \
	  echo 'MobileBERT-TF needs Python 3.11. Received: PYTHON="$(PYTHON)"' \
	    "($$("$(PYTHON)" --version 2> /dev/null || echo 'cannot be run'))." \
	    'Install Python 3.11, or name it: make PYTHON=/path/to/python3.11.' >&2; exit 1; }
	@rm -f $@
	"$(PYTHON)" -m venv "$(VENV)"
	$(RUN) -m pip install --editable '.[dev]'
	@touch $@

quickstart: $(STAMP)  ## From plain text to a phone-ready file: TEXT=, LABELS=, COMPARE=1.
	@set -- --workdir="$$WORKDIR"; \
	if [ -n "$$TEXT" ]; then set -- "$$@" --text="$$TEXT"; fi; \
	if [ -n "$$LABELS" ]; then set -- "$$@" --labels="$$LABELS"; fi; \
	if [ -n "$$TEST_LABELS" ]; then set -- "$$@" --test_labels="$$TEST_LABELS"; fi; \
	$(if $(filter-out 0,$(COMPARE)),set -- "$$@" --compare;) \
	exec $(RUN) -m experiments.quickstart "$$@" $(ARGS)

smoke: $(STAMP)  ## The whole quickstart on a toy preset and toy text, in a few minutes.
	@directory=$$(mktemp -d) && trap 'rm -rf "$$directory"' EXIT && \
	$(RUN) -m experiments.quickstart --smoke --workdir="$$directory/smoke" $(ARGS)

test: $(STAMP)  ## Run the fast tests.
	$(RUN) -m pytest -m "not slow" -n $(WORKERS) --dist loadfile $(ARGS)

test-slow: $(STAMP)  ## Run the slow tests.
	$(RUN) -m pytest -m slow $(ARGS)

test-java:  ## Run the Android library's tests on the JVM; needs a JDK and JUnit 4.
	android_bench/android/run_jvm_tests.sh

test-clients: $(STAMP)  ## Run our files in other projects' clients, installed in .clients.
	$(RUN) -m pytest -m clients tests/clients $(ARGS)

test-all: $(STAMP)  ## Run every test but those of clients.
	$(RUN) -m pytest $(ARGS)

test-native: $(STAMP)  ## Build and test the native runner and the Java library with Bazel.
	bazel --batch test //android_bench/... \
	  --repo_env=LITERT_PYTHON="$(abspath $(VENV))/bin/python" $(ARGS)

lint: $(STAMP)  ## Check style and formatting.
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .

format: $(STAMP)  ## Format the code and repair what can be repaired.
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

check: lint test  ## What must pass before a commit.

clean:  ## Remove what builds and tests leave; keeps .venv and WORKDIR.
	rm -rf build dist *.egg-info .pytest_cache .ruff_cache
	find . -path "./$(VENV)" -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
