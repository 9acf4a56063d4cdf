# `make` lists the tasks. The first `make run` or `make test` prepares everything it needs.
PYTHON ?= python3
ENVIRONMENT = $(PYTHON) jehat/project/launcher/environment.py
IN = .venv/bin
.DEFAULT_GOAL := help

.PHONY: help run test check bench seed verbs lock

help: ## list the tasks
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 14

run: ready ## start the platform with its demonstration; Ctrl-C stops it
	@exec $(IN)/python -m jehat up --demonstration

test: ready-dev ## run every test, in the browser too
	@$(IN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=
	@$(IN)/coverage report --skip-covered --fail-under=95

check: ready-dev ## lint, format, types, import contracts, translations, the rules of the house
	$(IN)/ruff check .
	$(IN)/ruff format --check .
	$(IN)/mypy jehat/core
	$(IN)/lint-imports
	$(IN)/python -m jehat.project.translations check
	@if [ -e tests/test_house.py ]; then $(IN)/python -m pytest -q tests/test_house.py; fi

bench: ready-dev ## measure the budgets and print the figures
	@$(IN)/python -m jehat.project.bench

seed: ready ## play the demonstration's week into an empty database
	@JEHAT_DEMONSTRATION=1 $(IN)/python -m jehat seed

verbs: ready ## print every action with its sentence
	@$(IN)/python -m jehat verbs

lock: ready-dev ## lock the newest allowed versions in requirements/*.txt
	@for kind in run dev; do $(IN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	  --no-header --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  --output-file requirements/$$kind.txt requirements/$$kind.in || exit 1; done

.PHONY: ready ready-dev
ready:
	@$(ENVIRONMENT) run && $(IN)/python -m jehat.project.translations compile >/dev/null

ready-dev:
	@$(ENVIRONMENT) dev && $(IN)/python -m jehat.project.translations compile >/dev/null
