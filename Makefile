# One place for every task; what CI runs is `make check wheel`.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
# Any Python of 3.11 or later; the newest named one that is there, else python3.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	if command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))'; \
	then echo $$name; break; fi; done)

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types contracts check eval bench docs wheel smoke clean

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv with the package and the tools of development

$(STAMP): pyproject.toml
	@if [ -z "$(PYTHON)" ]; then echo "detente needs Python 3.11 or later: install it, or say make PYTHON=/path/to/python3" >&2; exit 1; fi
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e . --group dev
	@touch $(STAMP)

demo: setup ## code the example reports, print what was found, write out/demo.html
	@mkdir -p out
	@$(BIN)/detente demo --output out/demo.html

test: setup ## run the tests
	$(BIN)/python -m pytest -q -n auto

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

check: lint types contracts test eval ## everything that must hold: style, types, imports, tests, accuracy

eval: setup ## measure the accuracy and compare it with the floors
	$(BIN)/python -m evals

bench: setup ## measure the speed
	$(BIN)/python -m bench

docs: setup ## write the generated pages and pictures anew
	$(BIN)/python docs/make_cli.py
	$(BIN)/python docs/make_pictures.py

wheel: setup ## build the wheel into dist/
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

smoke: wheel ## try the wheel in an empty environment
	rm -rf out/smoke
	$(PYTHON) -m venv out/smoke
	out/smoke/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	cd out/smoke && bin/detente demo --output demo.html > demo.txt && grep -q AGREE demo.txt

clean: ## remove what was built
	rm -rf $(VENV) out dist build
