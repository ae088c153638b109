# `make help` lists what there is. Everything is installed inside this folder: .venv and node_modules.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
PY := .venv/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes --no-deps --only-binary :all:
BUILT := static/built/manifest.json
WORDS := static/words/.made
PAPER := static/paper/.made
# Folders too: their time changes when a file in them is removed.
BROWSER_SOURCES := $(shell find static/js static/css 2>/dev/null)
TYPED := $(wildcard facilitation bench server.py)
BIOME := tools/node.sh node node_modules/@biomejs/biome/bin/biome
BROWSER_CODE := $(wildcard static/js static/css tests/js) build.mjs
PYTEST_ARGS ?=
# Those that are marked "alone", and those in a browser, which takes two cores by itself, come afterwards.
SIDE_BY_SIDE ?= -n 2 --dist loadfile

.PHONY: help
help: ## Say what can be made (this list)
	@echo 'Common Table. Say: make WORD'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' Makefile
	@echo 'Settings, for example: make run PORT=8080 PUBLIC_URL=https://vote.example INSTANCE=instance'

.PHONY: setup
setup: .venv/runtime $(BUILT) $(PAPER) ## Install what is needed here and build the pages; quick when nothing has changed
	@:

.PHONY: run
run: setup ## Run Common Table, for this computer alone
	@exec $(PY) -m facilitation serve

.PHONY: event
event: setup ## Run it for an event: phones on the same wifi can join
	@exec $(PY) -m facilitation serve --phones

.PHONY: demo
demo: setup ## Run it with a made-up event and simulated people
	@exec $(PY) -m facilitation demo

.PHONY: test
test: lint setup ## Check everything and run all tests, those in a browser too
	CHROMIUM="$$(tools/browser.sh)" && export CHROMIUM && $(PY) -m pytest -q $(SIDE_BY_SIDE) -m 'not alone and not browser' $(PYTEST_ARGS)
	CHROMIUM="$$(tools/browser.sh)" && export CHROMIUM && $(PY) -m pytest -q -m 'alone or browser' $(PYTEST_ARGS)

.PHONY: lint
lint: .venv/dev node_modules/.installed ## Check style, types and who imports whom
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(if $(TYPED),$(PY) -m mypy $(TYPED))
	$(BIOME) ci $(BROWSER_CODE)
	$(PY) -m pytest -q tests/house

.PHONY: format
format: .venv/dev node_modules/.installed ## Put all code into its usual form
	$(PY) -m ruff check --fix-only --quiet
	$(PY) -m ruff format
	$(BIOME) check --write $(BROWSER_CODE)

.PHONY: watch
watch: setup ## Build the pages again at every change
	tools/node.sh node build.mjs --watch

.PHONY: words
words: .venv/runtime ## Bring the translations' catalogues up to date with the code
	$(PY) -m tools.words update

.PHONY: screenshots
screenshots: setup .venv/dev ## Take pictures of every page
	CHROMIUM="$$(tools/browser.sh)" && export CHROMIUM && $(PY) -m bench.screenshots

.PHONY: bench
bench: setup .venv/bench bench/reference/node_modules/.installed ## Compare its speed with Node's and uvicorn's (8 minutes; wants two quiet cores)
	$(PY) -m bench.compare $(BENCH_ARGS)

.PHONY: lock
lock: .venv/bin/python ## Write the lock files again (LOCK_ARGS=--upgrade takes newer Python packages)
	tools/lock.sh $(LOCK_ARGS)

.PHONY: clean
clean: ## Remove everything that was installed or built; events are kept
	rm -rf .venv node_modules static/built static/words static/paper facilitation/translations/compiled .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed, each with a stamp. tools/venv.sh empties .venv, and with it the stamps.
.venv/bin/python:
	@PYTHON='$(PYTHON)' tools/venv.sh

.venv/runtime: requirements.txt | .venv/bin/python
	@echo 'Installing Python packages'
	@$(PIP) -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/runtime
	@echo 'Installing the tools for checks and tests'
	@$(PIP) -r requirements-dev.txt
	@touch $@

.venv/bench: requirements-bench.txt .venv/runtime
	@echo 'Installing the servers to compare with'
	@$(PIP) -r requirements-bench.txt
	@touch $@

# better-sqlite3 is compiled, or fetched ready-made: its scripts must run, which ours need not.
bench/reference/node_modules/.installed: bench/reference/package-lock.json | .venv/bin/python
	@tools/node.sh npm ci --prefix bench/reference --ignore-scripts=false --loglevel=error
	@touch $@

node_modules/.installed: package-lock.json package.json .npmrc | .venv/bin/python
	@echo 'Installing browser packages'
	@tools/node.sh npm ci --loglevel=error
	@touch $@

# What is said in other languages: read from the code and the catalogues, for the server and for the browser.
$(WORDS): $(BROWSER_SOURCES) $(shell find templates facilitation/translations/*.po facilitation/domain tools/words -not -name '*.pyc' -not -name __pycache__) facilitation/said.py facilitation/languages.py .venv/runtime
	@$(PY) -m tools.words compile
	@touch $@

# The typefaces of what is printed: typst reads TrueType, browsers get something smaller.
$(PAPER): tools/fonts.py node_modules/.installed .venv/runtime
	@echo 'Making the typefaces for paper'
	@$(PY) -m tools.fonts static/paper
	@touch $@

$(BUILT): build.mjs $(BROWSER_SOURCES) $(WORDS) node_modules/.installed
	@echo 'Building the pages'
	@tools/node.sh node build.mjs
	@touch $@
