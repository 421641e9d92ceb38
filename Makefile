# Every command of the project. It needs Python 3.11 or 3.12, make and git; all else is
# installed into .venv from the lock files, and again only when they change.

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= $(shell for name in python3.11 python3.12 python3; do \
	command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo $$name && break; done)
VENV := .venv
RUN := $(VENV)/bin/python
PORT ?= 8000
FAKES ?=
EMPTY ?=
ARGS ?=
BASE := $(VENV)/.base-installed
TEST := $(VENV)/.test-installed
PIP := $(RUN) -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all:
UV ?= uv
LOCK := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

.PHONY: help demo stack test check bench soak messages lock clean

help: ## Show these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: $(BASE) ## Serve a demonstration catalogue (PORT=8000; FAKES=1: ask stand-ins of outside services)
	@exec $(RUN) -m config.running demo --port $(PORT) $(if $(FAKES),--fakes)

stack: $(TEST) ## Serve it as in production: gunicorn, workers, PostgreSQL, Redis (PORT=8000; EMPTY=1: no works)
	@exec $(RUN) -m config.running stack --port $(PORT) $(if $(EMPTY),--empty)

test: $(TEST) ## Run all tests, on SQLite and PostgreSQL (ARGS= goes to pytest)
	@exec $(RUN) -m tests.servers $(ARGS)

check: $(TEST) ## Style, types, imports, templates, migrations, translations
	@exec $(RUN) -m config.checking

bench: $(TEST) ## Measure pages, formats, search and links against floors in the same run (ARGS= chooses)
	@exec $(RUN) -m benchmarks $(ARGS)

soak: $(TEST) ## Measure what takes long: exports of 300,000 works, imports of 120,000 records; fuzz search for ten minutes
	@exec $(RUN) -m benchmarks.soak $(ARGS)

messages: $(BASE) ## Collect texts to translate into locale/ and compile them
	@exec $(RUN) -m config.checking.messages --write

lock: ## Resolve the dependencies of pyproject.toml into requirements/ anew (needs uv)
	$(UV) $(LOCK) pyproject.toml -o requirements/base.txt
	$(UV) $(LOCK) pyproject.toml --group test -c requirements/base.txt -o requirements/test.txt

clean: ## Remove the environment and what tools left behind; what is under var/ stays
	rm -rf $(VENV) staticfiles test-results .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN):
	@test -n "$(PYTHON)" || { echo "Perdura needs Python 3.11 or later: install it, or name it (make $(MAKECMDGOALS) PYTHON=…)."; exit 1; }
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(BASE): requirements/base.txt | $(RUN)
	@echo "Installing what the catalogue needs (a minute, the first time)"
	@$(PIP) -r requirements/base.txt
	@touch $@

$(TEST): requirements/test.txt $(BASE)
	@echo "Installing what the tests need (a minute, the first time)"
	@$(PIP) -r requirements/test.txt
	@touch $@
