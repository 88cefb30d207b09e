# Everything people do with this repository; `make` alone lists it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.NOTPARALLEL:
.DEFAULT_GOAL := help

PORT ?= 8080
DATA ?= demo
LOGS := .build/logs
# Tests build with PostgreSQL, so that both storage engines are tested. The default build is checked without.
BUILD := swift build --traits PostgreSQL
SCRIPTS := $(shell find Sources/XiaoerWeb/Public -name '*.js')

.PHONY: help run test bench format docs needs-run needs-test lint front-end build plain-build swift-tests page-tests

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: needs-run ## Build Xiaoer and open the demo shop (PORT=8080, DATA=demo)
	@echo 'Building Xiaoer. The first time takes some minutes.'
	swift build -c release --product xiaoer
	exec "$$(swift build -c release --show-bin-path)/xiaoer" demo --port $(PORT) --data $(DATA)

test: needs-test lint front-end build swift-tests page-tests plain-build ## Install what tests need and run all of them
	@echo
	@echo 'All of it passed:'
	@grep -E '^# (tests|pass|fail) ' $(LOGS)/front-end.log
	@grep -E 'Test run with [0-9]+ tests?' $(LOGS)/swift-tests.log | tail -n 1
	@grep -E '^[0-9]+ passed.* in ' $(LOGS)/page-tests.log

bench: needs-run ## Measure a release build: chat, idle streams, recognition, lists, search, start
	@swift build -c release --product xiaoer
	exec "$$(swift build -c release --show-bin-path)/xiaoer" bench $(ARGUMENTS)

format: ## Format all Swift files
	@swift format --in-place --recursive --parallel Sources Tests Package.swift

docs: needs-test ## Write the generated documents anew: routes, schema, language rules, decision tables
	@scripts/list-assets
	@$(BUILD) --build-tests
	XIAOER_UPDATE_GOLDEN=1 swift test --skip-build --traits PostgreSQL \
	    --filter 'TidyTests|MigrationTests|ImportingDocument' || true
	git status --short docs Sources/CAssets 2>/dev/null || true

# --- The parts of `make test`, each also on its own.

needs-run:
	@scripts/install-needs run

needs-test:
	@scripts/install-needs test
	mkdir -p $(LOGS)

lint: ## Check the formatting of Swift files
	@echo '--- Formatting'
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

front-end: ## Check the types of the scripts and run their unit tests
	@echo '--- Front end'
	mkdir -p $(LOGS)
	tsc --noEmit --allowJs --checkJs --strict --target es2022 --module es2022 --moduleResolution node \
	    --lib es2022,dom,dom.iterable $(SCRIPTS)
	node --test Tests/browser/unit/*.test.js | tee $(LOGS)/front-end.log | grep -vE '^ok |^  (---|\.\.\.|duration_ms|type:)|^# Subtest'

build:
	@echo '--- Debug build with PostgreSQL; warnings are errors'
	$(BUILD) --build-tests

swift-tests:
	@echo '--- Swift tests'
	mkdir -p $(LOGS)
	swift test --skip-build --traits PostgreSQL > $(LOGS)/swift-tests.log 2>&1 && result=0 || result=$$?
	grep -aE '^(✘|↳|. Test run with)|error:|[Ff]atal' $(LOGS)/swift-tests.log || tail -n 40 $(LOGS)/swift-tests.log
	exit $$result

page-tests:
	@echo '--- Browser and endurance tests'
	XIAOER_BINARY="$$($(BUILD) --show-bin-path)/xiaoer" .venv/bin/python -m pytest --color=no -q -ra $(wildcard Tests/browser Tests/endurance) \
	    2>&1 | tee $(LOGS)/page-tests.log

plain-build:
	@echo '--- The build that shops get by default: without PostgreSQL'
	swift build --product xiaoer
