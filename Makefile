# Each target sets up what it needs. Start with: make site
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: site serve check test format lint types contracts content-package faults edits sbom bench bench-serve lighthouse pictures guide sameness lock clean help
.DEFAULT_GOAL := site

site: $(VENV)/.runtime  ## build the knowledge base into site/
	$(BIN)/ethos build

serve: $(VENV)/.runtime  ## live preview on http://127.0.0.1:8000/, or make serve PORT=8001
	$(BIN)/ethos serve --port $(PORT)

check: $(VENV)/.runtime  ## check the content only
	$(BIN)/ethos check --strict

# With --jobs what does not run the tests runs side by side, and they come last: after the site too, when both are asked for.
test: format lint types contracts tests/node_modules/.ready $(filter site,$(MAKECMDGOALS))  ## format, lint, types, contracts, every test
	MAKEFLAGS= $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder --durations=30 -rR

format: $(VENV)/.test
	$(BIN)/ruff format --check .

lint: $(VENV)/.test
	$(BIN)/ruff check .

types: $(VENV)/.test
	$(BIN)/mypy

contracts: $(VENV)/.test
	PYTHONPATH=plugins $(BIN)/lint-imports --no-cache

content-package: $(VENV)/.runtime  ## the content as a wheel that other sites are laid over: build/forvaltningskultur_innehall-….whl
	cd deploy/content && $(abspath $(BIN))/python -c "from setuptools import build_meta; build_meta.build_wheel('../../build')"
	rm -rf deploy/content/build deploy/content/*.egg-info

faults: $(VENV)/.test  ## 200 faults put into builds (needs strace); what is published stays whole
	$(BIN)/python tests/faults.py 240

edits: $(VENV)/.test  ## 3,000 random edits of a site: what the check calls clean can be built, and what is kept changes nothing
	EDITS=3000 $(BIN)/pytest -q tests/test_random_edits.py tests/test_kept_builds.py

sbom: $(VENV)/.runtime  ## what it is built with, and the licences: build/sbom.cdx.json, build/licences.md
	$(BIN)/python .ci/sbom.py build

bench: $(VENV)/.test  ## bench/results.json: builds; bench/feeds.json: calendars of 20 years; bench/paper.json: PDFs; bench/search.json
	$(BIN)/python bench/run.py
	$(BIN)/python bench/feeds.py
	$(BIN)/python bench/paper.py
	$(BIN)/python bench/search.py

bench-serve: $(VENV)/.test  ## requests a second from nginx over 10,000 pages (needs wrk), bench/serve.json
	$(BIN)/python bench/serve.py

lighthouse: $(VENV)/.test bench/node_modules/.ready  ## Lighthouse on every type of page, bench/lighthouse.json
	$(BIN)/python bench/lighthouse.py

pictures: $(VENV)/.test  ## a picture of every page type, in pictures/
	$(BIN)/python bench/pictures.py

guide: $(VENV)/.test  ## the pictures in the guide for contributors, content/bilder/bidra-*.png
	$(BIN)/python bench/guide.py

sameness: $(VENV)/.runtime  ## how alike the dilemmas are, beside the goals: bench/sameness.json
	$(BIN)/python bench/sameness.py

lock:  ## pin every package of Python's and npm's by hash, without addresses
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade \
		--extra build --extra import pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--constraint requirements.txt --extra build --extra import --extra test pyproject.toml --output-file requirements-test.txt
	for folder in tests bench; do npm install --prefix $$folder --silent --package-lock-only || exit 1; done
	$(PYTHON) .ci/hostless.py tests/package-lock.json bench/package-lock.json

clean:  ## remove what was built and installed
	rm -rf $(VENV) site tests/node_modules bench/node_modules

help:
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

# Packages are installed by hash from the lock; our own package is then linked in place.
$(VENV)/.runtime: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-test.txt
	@touch $@

# Independent readers and checkers from npm; without Node the tests that need them are skipped, and say so.
tests/node_modules/.ready: tests/package-lock.json
	@if command -v npm >/dev/null; then npm ci --prefix tests --silent && touch $@; \
	else echo "Node is missing, tests that need it are skipped: apt-get install nodejs npm"; mkdir -p tests/node_modules; fi

bench/node_modules/.ready: bench/package-lock.json
	npm ci --prefix bench --silent && touch $@
