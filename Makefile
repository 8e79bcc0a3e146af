# run: serve on this machine. test: everything that CI runs. bench: measures. check: style and types.
.DEFAULT_GOAL := run
BIN := .venv/bin
# the newest Python from 3.11 to 3.14 on the path that can make an environment; a name may be there
# without working (pyenv's), so each one is asked
VERSION := import sys, venv, ensurepip; v = sys.version_info[:2]; (3, 11) <= v <= (3, 14) and print(v[1])
PYTHON ?= $(shell for name in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	minor=$$("$$name" -c '$(VERSION)' 2>/dev/null) && test -n "$$minor" \
	&& echo "$$minor $$(command -v "$$name")"; done | sort -rn | head -n 1 | cut -d ' ' -f 2-)
NO_PYTHON = Il faut Python 3.11, 3.12, 3.13 ou 3.14 et aucun ne répond ici : installez-en un, puis relancez « make run ».
APT := $(shell [ "$$(id -u)" = 0 ] || echo sudo) apt-get

.PHONY: run test bench check system

run: .venv/users
	@$(BIN)/python -m mcdata serve

test: .venv/developers system
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest $(ARGS)

bench: .venv/developers system
	@$(BIN)/python -m tests.bench $(if $(QUICK),--quick)

check: .venv/developers
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

.venv/users: requirements.txt
	$(if $(wildcard $(BIN)/python)$(PYTHON),,$(error $(NO_PYTHON)))
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/developers: .venv/users requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# a browser, the PDF reader and PostgreSQL, from Debian's packages, where they are not there yet
system:
	@need=""; \
	command -v chromium >/dev/null || need="$$need chromium"; \
	command -v pdftotext >/dev/null || need="$$need poppler-utils"; \
	test -n "$$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" || need="$$need postgresql"; \
	if [ -n "$$need" ]; then $(APT) update -qq && $(APT) install -y -qq --no-install-recommends $$need >/dev/null; fi
