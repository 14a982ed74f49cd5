# What one does with presskit from a checkout; `make` lists it. Works with GNU make 3.81 (macOS) and newer.

# The interpreter that the first set-up uses; afterwards .venv has its own. It must be 3.11 or newer.
PYTHON = python3

VENV = .venv
BIN = $(VENV)/bin
# Stamps: this is installed, until a file that decides about it changes. They go with the venv.
KIT = $(VENV)/.kit
DEV = $(VENV)/.dev
PIP = $(BIN)/python -m pip install -qq --disable-pip-version-check
OFFLINE = { echo "presskit: the Python packages could not be installed; is the package index in reach?" >&2; exit 1; }

.DEFAULT_GOAL = help
.PHONY: help kit test check lint bench evaluate fuzz docs gallery lock clean machine
.SUFFIXES:

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

kit: $(KIT) ## set presskit up on this machine, then build output/ from profile.toml
	@$(BIN)/presskit build

test: lint ## set up what the tests need, then check the code and run the tests
	@if test -x tools/validators; then tools/validators; fi
	@$(BIN)/python -m pytest -q -n auto --dist loadfile  # a file to a process: most build their kits once for all their tests

check: lint ## check the code and run the quick tests only
	@$(BIN)/python -m pytest -q -n auto --dist loadfile --quick

lint: $(DEV) ## check the code only: ruff, mypy, the drawing of docs/architecture.md
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet --output-format concise || { echo "run $(BIN)/ruff format" >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@said=$$($(BIN)/lint-imports --no-logo 2>&1) || { echo "$$said"; exit 1; }

bench: $(DEV) ## measure how long presskit takes
	@$(BIN)/python bench/run.py
	@$(BIN)/python -m bench.editor

evaluate: $(DEV) ## measure how good the texts and pages are, and whether the editor loses an edit
	@$(BIN)/python bench/evaluate.py
	@$(BIN)/python -m bench.edits
	@$(BIN)/python -m bench.oracles

fuzz: $(DEV) ## try 20,000 wrong inputs, and other values than the tests always draw (an hour)
	@$(BIN)/python -m bench.fuzz
	@HYPOTHESIS=other $(BIN)/python -m pytest -q -n auto $$(grep -l "import hypothesis\|from hypothesis" tests/test_*.py)

docs: $(DEV) ## write the pages of docs/ that are made from the code
	@$(BIN)/python tools/docs.py

gallery: $(DEV) ## make docs/gallery.md and the pictures of the README
	@$(BIN)/python tools/gallery.py

lock: $(VENV)/pyvenv.cfg ## decide anew which versions are installed, and write them down with their hashes
	@tools/lock --upgrade

clean: ## remove the set-up and every cache; output/ stays
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# --- the set-up -----------------------------------------------------------------------------------

# The venv's own Python once there is one: then PYTHON need not be given again. Runs every time, in 0.1 s, so that
# a library that has gone since comes back.
machine:
	@python=$(BIN)/python; test -x $$python || python=$(PYTHON); \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "presskit: needs Python 3.11 or newer, and $$python is not; name another: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; \
	  exit 3; }; \
	$$python -I src/presskit/machine.py

# A venv whose Python has gone, with an upgrade of the system, is made anew and with it everything in it.
ifneq ($(shell test -x $(BIN)/python && echo there),there)
.PHONY: $(VENV)/pyvenv.cfg
endif
$(VENV)/pyvenv.cfg: | machine
	@$(PYTHON) -m venv --clear $(VENV)

$(KIT): requirements.lock pyproject.toml $(VENV)/pyvenv.cfg | machine
	@echo "presskit: installing the Python packages …"
	@$(PIP) --require-hashes -r requirements.lock || $(OFFLINE)
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock $(KIT)
	@echo "presskit: installing what the tests need …"
	@$(PIP) --require-hashes -r requirements-dev.lock || $(OFFLINE)
	@touch $@
