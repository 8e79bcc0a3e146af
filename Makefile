# run: serve on this machine. test: everything that CI runs. bench: measures. check: style and types.
.DEFAULT_GOAL := run
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
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
