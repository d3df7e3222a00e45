# The only set-up a fresh machine needs: `make demo` and `make test` make .venv themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
LOCK := requirements/dev.lock
LOCK_VENV := .venv-lock
LOCK_STAMP := $(LOCK_VENV)/.installed

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test evaluate lint lock clean python-is-new-enough

demo: $(STAMP)
	@$(BIN)/python samples/demo.py

test: $(STAMP)
	@$(BIN)/pytest --ignore-glob="tests/test_*.py"
	@$(BIN)/pytest tests/test_*.py

# TEXTS is the folder of the annotated corpus; where it is absent, the samples alone are scored.
TEXTS ?= ../shared/data/articles/wikinews

evaluate: $(STAMP)
	@$(BIN)/python benchmarks/evaluate.py --texts $(TEXTS) $(EVALUATE)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Resolves the versions anew; without --upgrade it keeps the locked ones that still fit.
lock: $(LOCK_STAMP)
	$(LOCK_VENV)/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --output-file $(LOCK) requirements/dev.in pyproject.toml

clean:
	rm -rf $(VENV) $(LOCK_VENV) build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Installs the locked packages only when the lock or the project's own declaration has changed.
$(STAMP): $(LOCK) pyproject.toml | python-is-new-enough
	@echo "Setting up $(VENV) (a few minutes the first time, then not again)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install -qq --require-hashes --requirement $(LOCK)
	@$(BIN)/pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

# The folder ignores itself, as its name is not in .gitignore.
$(LOCK_STAMP): | python-is-new-enough
	@$(PYTHON) -m venv $(LOCK_VENV)
	@echo '*' > $(LOCK_VENV)/.gitignore
	@$(LOCK_VENV)/bin/pip install -qq pip-tools
	@touch $@

python-is-new-enough:
	@command -v $(PYTHON) > /dev/null || \
	  { echo "Dragoman needs Python 3.11 or later, and there is no $(PYTHON): install one, or name yours with PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dragoman needs Python 3.11 or later, and $(PYTHON) is $$($(PYTHON) -V 2>&1): name another with PYTHON=…" >&2; exit 1; }
