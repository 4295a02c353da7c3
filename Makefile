# rolefit: `make` lists what there is. The README uses these targets and nothing else.
.DEFAULT_GOAL := help
SHELL := bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILD := build
FORMAT ?=
DATA ?=
SERVE ?= 1
PORT ?= 8000

.PHONY: help setup setup-dev setup-train demo check test nightly audit measure lint types laws unit docs format lock coverage clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

$(VENV)/serve.stamp: requirements/serve.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "rolefit needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/serve.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/dev.stamp: $(VENV)/serve.stamp requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	touch $@

# All is listed, so nothing is resolved: torch would bring CUDA libraries that it runs without.
$(VENV)/train.stamp: $(VENV)/dev.stamp requirements/train.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements/train.txt
	touch $@

setup: $(VENV)/serve.stamp ## Install what serving needs into .venv (no torch)

setup-dev: $(VENV)/dev.stamp ## Install what checking needs as well

setup-train: $(VENV)/train.stamp ## Install what training needs as well (torch, MLflow; 4 GB)

demo: setup ## Rank the samples, print why, write a report, then serve the pages (SERVE=0: not)
	@mkdir -p $(BUILD)/demo
	$(BIN)/rolefit rank samples/jobs/platform-engineer.html samples/resumes --explain --top 5 --html $(BUILD)/demo/report.html
	@test "$(SERVE)" = 0 || $(BIN)/python tools/demo.py $(BUILD)/demo/data --port $(PORT)

check: setup-dev lint types laws unit ## The fast part: lint, types, import laws, fast tests

test: setup-train lint types laws docs ## Everything that checks the project
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 -m "not nightly"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered

nightly: test ## The long proofs, and then known vulnerabilities
	$(BIN)/pytest -m nightly
	$(MAKE) audit

# --strict, since without it pip-audit is content with packages that it can learn nothing about.
audit: setup-dev ## Look for known vulnerabilities in what serving needs (asks the public package index)
	$(BIN)/pip-audit --strict -r requirements/serve.txt --no-deps --disable-pip --progress-spinner off

measure: setup-dev ## Print the figures of docs/measurements.md (DATA=the downloaded data)
	@test -d "$(DATA)" || { echo "make measure DATA=the folder that docs/evaluation.md describes"; exit 1; }
	$(BIN)/python benchmarks/reading.py $(DATA)/resume_pdf
	$(BIN)/python benchmarks/profiling/jobs.py $(DATA)
	$(BIN)/python benchmarks/profiling/resumes.py $(DATA) a c-dev c-check b
	$(BIN)/python benchmarks/skills.py $(DATA)
	$(BIN)/python benchmarks/redaction.py $(DATA)
	$(BIN)/python benchmarks/name_swap.py
	$(BIN)/python benchmarks/encoding.py
	$(BIN)/python benchmarks/ranking.py pool $(DATA)/resumes.jsonl.gz
	$(BIN)/python benchmarks/ranking.py cold samples/jobs/platform-engineer.html $(DATA)/resume_pdf
	$(BIN)/python benchmarks/ranker.py ablate $(DATA)
	for set in graded category category-jobs titles skills skill-sentences posting-halves; do $(BIN)/rolefit evaluate --devset $$set --data $(DATA) || exit; done

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/bandit -r src -q -c pyproject.toml

types:
	$(BIN)/mypy
	$(BIN)/mypy benchmarks/*.py tools/*.py

laws:
	$(BIN)/lint-imports --no-cache

unit:
	$(BIN)/pytest -n 2 tests/unit tests/contract -m "not slow and not nightly"

docs: setup-dev ## Build the documentation into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

format: setup-dev ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

LOCK = uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate pyproject.toml

lock: ## Write requirements/*.txt anew from pyproject.toml (needs uv)
	$(LOCK) --upgrade --extra evaluate --extra fast --extra train --group dev --override requirements/train-overrides.txt -o requirements/train.txt
	sed -i.old "/sys_platform == 'never'/d" requirements/train.txt && rm requirements/train.txt.old
	$(LOCK) -c requirements/train.txt -o requirements/serve.txt
	$(LOCK) -c requirements/train.txt --extra evaluate --extra fast --group dev -o requirements/dev.txt

clean: ## Remove what was built (keeps .venv)
	rm -rf $(BUILD) site .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
