# What there is to do in this checkout; `make help` lists it.

# The environment that everything runs in.
VENV ?= .venv
# How many tests run at once.
WORKERS ?= 2
# More words for pytest, such as ARGS='-k search -x'.
ARGS ?=

# The first Python at hand that is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$python" && break; done)

BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	--constraint constraints.txt --editable
SAMPLE := .sample/library.db
SAMPLE_FILES := $(shell find assets/library assets/feeds -type f)

.DEFAULT_GOAL := help

.PHONY: help
help: ## list what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

.PHONY: run
run: $(SAMPLE) ## open newsleaf on a sample library; needs no network once installed
	@$(BIN)/newsleaf --library $(SAMPLE)

.PHONY: test
test: $(BIN)/.installed-dev ## run all tests but the slow ones; ARGS goes to pytest
	@$(BIN)/pytest --numprocesses $(WORKERS) --dist loadgroup -m 'not slow' $(ARGS)

.PHONY: check
check: $(BIN)/.installed-dev ## check style, format, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: format
format: $(BIN)/.installed-dev ## put imports in order and set the code as `make check` wants it
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .

.PHONY: bench
bench: $(BIN)/.installed-dev ## measure speed, and print what was measured
	@$(BIN)/pytest tests/benchmarks -m slow --capture no --timeout 0 $(ARGS)

.PHONY: bench-quick
bench-quick: $(BIN)/.installed-dev ## measure speed on a small library, in two minutes
	@BENCH=quick $(BIN)/pytest tests/benchmarks -m slow --capture no --timeout 0 $(ARGS)

.PHONY: docs
docs: $(BIN)/.installed ## write the generated part of docs/keys.md again
	@sed '/^<!-- generated/q' docs/keys.md > docs/keys.md.new && echo >> docs/keys.md.new
	@$(BIN)/newsleaf keys --markdown --default >> docs/keys.md.new
	@mv docs/keys.md.new docs/keys.md

.PHONY: screenshots
screenshots: $(BIN)/.installed ## take the pictures of README.md again, from the real program
	$(BIN)/python assets/screenshots/take.py

.PHONY: wheel
wheel: $(BIN)/.installed-dev ## build the wheel and the source archive into dist/
	$(BIN)/python -m build --no-isolation

.PHONY: clean
clean: ## remove the sample library, caches and all that was built, but not the environment
	rm -rf .sample .bench build dist *.egg-info .ci-venv
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find reader tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The sample library keeps what was done in it; only new samples are added.
$(SAMPLE): $(SAMPLE_FILES) | $(BIN)/.installed
	@said=$$($(BIN)/newsleaf --library $@ add assets/library assets/feeds 2>&1) \
		|| { echo "$$said" >&2; exit 1; }
	@touch $@

# Newsleaf has no optional parts yet; extras that need no tool belong here.
$(BIN)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing newsleaf into $(VENV)" >&2
	@$(INSTALL) .
	@touch $@

$(BIN)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing newsleaf and what its tests need into $(VENV)" >&2
	@$(INSTALL) '.[dev]'
	@touch $@ $(BIN)/.installed

$(BIN)/python:
	@test -n "$(PYTHON)" && "$(PYTHON)" -c \
		'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "newsleaf needs Python 3.11 or later, and $(or $(PYTHON),python3) is not." >&2; \
		echo "Name one that is: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; \
		exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make virtual environments." >&2; \
		echo "On Debian and Ubuntu: sudo apt install python3-venv" >&2; \
		exit 1; }
