# Two commands do all the set-up on a fresh machine: `make play` and `make test`.
# Everything is installed into .venv, with pinned versions and hashes; nothing outside the checkout is touched.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps

.DEFAULT_GOAL := help
.PHONY: help install play run test tests coverage lint format bench facts handlers scale living shared fuzz soak crash audit shots snapshots image docs lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/pyvenv.cfg:
	$(PYTHON) -m venv .venv

# One stamp for each lock file: a set is installed again only when its lock changes.
.venv/%.installed: requirements/%.txt | .venv/pyvenv.cfg
	$(INSTALL) -r $<
	@touch $@

install: .venv/run.installed ## make .venv with what the bot needs to run

play: .venv/play.installed ## the bot in a browser page: no token, no Discord
	@$(BIN)/python -m bot play

run: .venv/run.installed ## the bot on Discord (needs DISCORD_TOKEN)
	@$(BIN)/python -m bot run

# Types are checked meanwhile: they take one core a minute.
test: .venv/dev.installed ## format, lint, types, import rules, tests
	@$(MAKE) --no-print-directory --jobs=2 lint tests

# Four processes on any machine: the tests wait for the simulated Discord more than they work.
PYTEST := --numprocesses=4 --dist=worksteal

tests: .venv/dev.installed
	$(BIN)/python -m pytest $(PYTEST)

# Apart from `make test`, which it would make half as long again.
coverage: .venv/dev.installed ## the tests once more, and which lines none of them reaches
	$(BIN)/python -m pytest $(PYTEST) --cov --cov-report=term

lint: .venv/dev.installed ## what `make test` checks beside the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile

format: .venv/dev.installed ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The peer in JavaScript is there only where Node.js is; its row says so elsewhere.
benchmarks/node/node_modules: benchmarks/node/package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --prefix benchmarks/node && touch $@; fi

bench: .venv/bench.installed benchmarks/node/node_modules ## quality and speed, side by side with peers
	$(BIN)/python -m benchmarks $(ARGS)

facts: .venv/bench.installed ## dates, quotations, clutter, people: quality and speed (ARGS=--without for each rule's share)
	$(BIN)/python -m benchmarks.facts $(ARGS)

handlers: .venv/bench.installed .venv/play.installed ## what each command costs, beside one that only replies
	$(BIN)/python -m benchmarks.handlers $(ARGS)

fuzz: .venv/fuzz.installed ## feed made-up input to what takes in text, each TARGET (all of them) for SECONDS (60)
	@for target in $(or $(TARGET),$$($(BIN)/python -m tests.fuzz)); do \
		$(BIN)/python -m tests.fuzz $$target -max_total_time=$(or $(SECONDS),60) $(ARGS) || exit 1; \
	done

soak: .venv/dev.installed ## a crowd uses everything while Discord misbehaves (ARGS="--count 1000 --at-once 50")
	$(BIN)/python -m tests.soak $(ARGS)

crash: .venv/dev.installed ## kill -9 at random moments of everything that writes (ARGS="--count 1000")
	$(BIN)/python -m tests.crash $(ARGS)

scale: .venv/bench.installed ## the same on an archive of 100,000 sentences
	$(BIN)/python -m benchmarks.scale $(ARGS)

shared: .venv/lance.installed .venv/bench.installed ## a shared index at 10,000 and 100,000 passages (ARGS="--passages 1000000" for a million)
	$(BIN)/python -m benchmarks.shared $(ARGS)

living: .venv/bench.installed ## changes in the folder, bursts, warm starts, memory (ARGS="--measure change")
	$(BIN)/python -m benchmarks.living $(ARGS)

shots: .venv/dev.installed ## photograph every scene in headless Chromium, into shots/ (ARGS=--only kids for some)
	$(BIN)/python -m tests.shots $(ARGS)

snapshots: .venv/dev.installed ## write the cards of every scene as text, to review as a difference
	$(BIN)/python -m tests.snapshots

audit: .venv/dev.installed ## known holes, licences and a bill of materials (ARGS=--strict: fail when a source is away)
	$(BIN)/python requirements/audit.py $(ARGS)

# As root, over what stands in for the official base image; it is made when it is not there: see tests/image.
image: .venv/dev.installed ## carry out the Dockerfile without Docker, and run what comes of it (BASE=folder)
	test -d $(BASE) || $(BIN)/python -m tests.image.base $(BASE)
	unshare --mount $(BIN)/python -m tests.image $(BASE)

docs: .venv/docs.installed ## the documentation as a site, warnings are errors (ARGS=--links: ask the web for each link)
	$(BIN)/python -m docs $(ARGS)

lock: .venv/dev.installed ## pin every dependency again, with hashes
	$(BIN)/python requirements/lock.py

clean: ## remove .venv and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .fuzz docs/_site shots shared-index sbom.json benchmarks/node/node_modules
