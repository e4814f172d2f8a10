# make demo   sets everything up, builds the graph from what ships, answers a few questions
# make test   sets everything up and runs every check
# make vocabularies   fetches the vocabularies that the alignments are tried with (needs npm)
# make comunica   fetches the SPARQL client in JavaScript that the endpoint is tried with (needs npm)
# make w3c-tests   fetches the W3C's tests of SPARQL that the engine and the endpoint are tried with
# make terms  writes what changed in the ontology since its last release (ontology/changes), and hands the words of themes to the loaders
# make lock   pins every dependency anew
# make docs   makes the reference pages and pictures of the ontology anew
# make pictures   makes the pictures of docs/networks.md anew
# make data   makes the tables of data/ anew from the official ones (needs CORPUS and EVALUATION folders)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CORPUS ?= ../shared/corpus
EVALUATION ?= ../shared/evaluation
COVERAGE_FLOOR := 96

.PHONY: demo test check format vocabularies comunica w3c-tests terms lock docs pictures data clean

demo: $(VENV)/run.stamp
	@$(BIN)/python -m goldenthread.demo

test: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term --cov-fail-under=$(COVERAGE_FLOOR)

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

vocabularies: $(VENV)/vocabularies/stamp

comunica: $(VENV)/comunica/stamp

w3c-tests: $(VENV)/w3c/stamp

terms: $(VENV)/run.stamp
	$(BIN)/python -m tools.term_diff --write
	$(BIN)/python -m tools.theme_words

lock:
	$(BIN)/uv pip compile -q pyproject.toml --generate-hashes --no-strip-extras --python-version 3.11 --no-header -o requirements/run.txt
	$(BIN)/uv pip compile -q pyproject.toml --extra cluster --extra pandas --extra png --extra reasoner --group dev --generate-hashes --no-strip-extras --python-version 3.11 --no-header -c requirements/run.txt -o requirements/dev.txt

docs: $(VENV)/dev.stamp
	$(BIN)/python -m tools.ontology_docs

pictures: $(VENV)/run.stamp
	$(BIN)/python -m tools.network_pictures

data: $(VENV)/run.stamp
	$(BIN)/python -m tools.make_tables $(CORPUS) $(EVALUATION)

clean:
	rm -rf $(VENV) build dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Golden Thread needs Python 3.11 or newer; name one with: make PYTHON=python3.12 demo")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python has no venv module: install it (Debian: apt-get install python3-venv) and try again"; exit 1; }

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing Golden Thread into $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Installing the developers' tools into $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/vocabularies/stamp: tools/vocabularies/package.json tools/vocabularies/package-lock.json
	@mkdir -p $(VENV)/vocabularies
	@cp $^ $(VENV)/vocabularies/
	@npm ci --prefix $(VENV)/vocabularies --legacy-peer-deps --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/comunica/stamp: tools/comunica/package.json tools/comunica/package-lock.json
	@mkdir -p $(VENV)/comunica
	@cp $^ $(VENV)/comunica/
	@cd $(VENV)/comunica && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# They come with the source of rdflib, in the version and with the hash that the lock has.
$(VENV)/w3c/stamp: requirements/run.txt | $(VENV)/bin/python
	@rm -rf $(VENV)/w3c && mkdir -p $(VENV)/w3c/source
	@sed -n '/^rdflib\[/,/^ *# via/{/# via/!p}' requirements/run.txt > $(VENV)/w3c/rdflib.txt
	@$(PIP) download --no-deps --no-binary rdflib --require-hashes -r $(VENV)/w3c/rdflib.txt -d $(VENV)/w3c/source
	@cat $(VENV)/w3c/source/rdflib-*.tar.gz | tar xzf - -C $(VENV)/w3c/source --strip-components=5
	@mv $(VENV)/w3c/source/sparql11 $(VENV)/w3c/source/dawg-data-r2 $(VENV)/w3c/
	@rm -rf $(VENV)/w3c/source
	@touch $@
