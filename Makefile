# Everything a person or CI does here. `make run` needs Python 3.11+ with venv and pip; `make test` installs what else it needs.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
PYTEST_WORKERS ?= 2
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
CATALOGUES := $(wildcard src/enishi/hub/*/locale/*/LC_MESSAGES/*.po src/enishi/locale/*/LC_MESSAGES/*.po)
export PORT

.PHONY: run test check bench bench-pages bench-reading bench-matching lock locale clean bench-bulk bench-scheduling bench-organisations bench-guests
.DEFAULT_GOAL := run

run: .venv/.run .venv/.catalogues  ## Serve the hub on http://127.0.0.1:$(PORT)
	@exec $(BIN)/enishi serve

test: .venv/.dev .venv/.catalogues  ## Everything, including the journeys in a real browser
	@PYTEST_WORKERS=$(PYTEST_WORKERS) tools/test

check: .venv/.dev .venv/.catalogues  ## Lint, types, contracts, sizes, and then what `make test` does
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/size_budget.py
	@PYTEST_WORKERS=$(PYTEST_WORKERS) tools/test

bench: .venv/.dev .venv/.catalogues  ## Each claim of speed or quality as a table
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python "$$file" || exit 1; done

bench-pages: .venv/.dev .venv/.catalogues  ## Pages of the sample hub and of a large one (PAGES=FOLDER keeps the large one)
	@$(BIN)/python benchmarks/pages.py $(if $(PAGES),--folder $(PAGES))

bench-reading: .venv/.dev .venv/.catalogues  ## How well releases are read, beside two peers
	@$(BIN)/python benchmarks/reading_quality.py

bench-organisations: .venv/.dev  ## Names to organisations, beside plain rapidfuzz
	@$(BIN)/python benchmarks/organisations.py

bench-bulk: .venv/.dev .venv/.catalogues  ## An archive of 2,000 releases into a new hub (some minutes)
	@$(BIN)/python benchmarks/bulk.py

bench-scheduling: .venv/.dev  ## Timetables beside first-fit, matching slot by slot, CP-SAT and MaxSAT; growth; memory (half an hour)
	@$(PIP) install -q --require-hashes -r requirements/bench.lock
	@$(BIN)/python benchmarks/scheduling.py

bench-guests: .venv/.dev .venv/.catalogues  ## A guest list of 500: taken over, brought together, reasons, what fairness costs
	@$(BIN)/python benchmarks/guests.py

bench-matching: .venv/.dev  ## Matching across languages, all pairs, fair assignment, expertise (a quarter of an hour)
	@$(BIN)/python benchmarks/matching.py --long
	@$(BIN)/python benchmarks/matching_growth.py

lock: .venv/.dev  ## Renew the lock files
	@tools/lock

locale: .venv/.dev  ## Bring the message catalogues up to date with the code
	$(BIN)/python tools/catalogues.py
	@touch .venv/.dev

clean:
	rm -rf .venv dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Enishi needs Python 3.11 or later; name one with PYTHON=python3.12 make $(MAKECMDGOALS)."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python's venv is missing: on Debian and Ubuntu, apt install python3-venv."; exit 1; }

# The build tools come first, by hash as well, so that installing the project itself asks the network for nothing.
.venv/.run: requirements/hub.lock requirements/build.lock pyproject.toml hatch_build.py | .venv/bin/python
	$(PIP) install -q --require-hashes -r requirements/build.lock -r requirements/hub.lock
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements/dev.lock requirements/build.lock pyproject.toml hatch_build.py | .venv/bin/python
	$(PIP) install -q --require-hashes -r requirements/build.lock -r requirements/dev.lock
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch .venv/.run $@

.venv/.catalogues: $(CATALOGUES) | .venv/bin/python
	@$(BIN)/python -c "import hatch_build, pathlib; hatch_build.compile_catalogues(pathlib.Path('.'))"
	@touch $@
