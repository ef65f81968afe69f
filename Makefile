# Two commands do everything on a fresh machine: `make demo` and `make test`.
SWIFT ?= swift
PREFIX ?= /usr/local
# Where programs of others are against which the tests check ours.
PEERS := .build-python/installed
SWIFT_SOURCES := Package.swift Examples Sources Tests Benchmarks/Package.swift Benchmarks/Mapping Benchmarks/Sources
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: help demo test test-slow build install sanitize bench bench-map lint-format format dependencies clean

help:
	@echo "make demo      shows the documented payment journey"
	@echo "make test      builds, runs every test, checks the format"
	@echo "make test-slow runs what takes longer: the static build, the tests under the Address Sanitizer"
	@echo "make build     builds the release command: .build/release/apiinteraction"
	@echo "make install   installs it: PREFIX=$(PREFIX)"
	@echo "make sanitize  runs the tests under the Address Sanitizer"
	@echo "make bench     compares generating 30,000 files with copying them"
	@echo "make bench-map compares mapping responses with other ways to find the same values"
	@echo "make format    formats the sources"

demo: dependencies
	@$(SWIFT) build --product apiinteraction >&2
	@APIINTERACTION="$$($(SWIFT) build --show-bin-path)/apiinteraction" Scripts/demo

test: dependencies $(PEERS)
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	$(MAKE) lint-format

test-slow: build sanitize
	.build/release/apiinteraction --version

build: dependencies
	$(SWIFT) build -c release --product apiinteraction --static-swift-stdlib

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 .build/release/apiinteraction "$(DESTDIR)$(PREFIX)/bin/apiinteraction"

# Leaks are not looked for here: LeakSanitizer does not see through the tagged pointers of Swift's strings and enums.
sanitize: dependencies $(PEERS)
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build-asan

bench: build
	Benchmarks/generation

bench-map: build
	@command -v jq >/dev/null && command -v hyperfine >/dev/null && pkg-config --exists simdjson \
	  || $(MAKE) --no-print-directory install-bench-peers
	$(SWIFT) build --package-path Benchmarks -c release
	Benchmarks/mapping

lint-format:
	$(SWIFT) format lint --strict --recursive $(SWIFT_SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SWIFT_SOURCES)

dependencies:
	@pkg-config --exists libxml-2.0 2>/dev/null || $(MAKE) --no-print-directory install-libxml2

$(PEERS): Tests/requirements.txt
	@python3 -m venv .build-python 2>/dev/null || $(MAKE) --no-print-directory install-python
	@.build-python/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.PHONY: install-python
install-python:
	@if command -v apt-get >/dev/null; then \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3-venv; \
	elif command -v brew >/dev/null; then \
	  brew install python; \
	else \
	  echo "Install Python 3 with its venv module, then run make again." >&2; exit 1; \
	fi
	@python3 -m venv --clear .build-python

.PHONY: install-libxml2
install-libxml2:
	@if command -v apt-get >/dev/null; then \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq libxml2-dev pkg-config; \
	elif command -v brew >/dev/null; then \
	  brew install libxml2 pkg-config; \
	else \
	  echo "Install libxml2 with its headers, and pkg-config, then run make again." >&2; exit 1; \
	fi

.PHONY: install-bench-peers
install-bench-peers:
	@if command -v apt-get >/dev/null; then \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq libsimdjson-dev jq hyperfine; \
	else \
	  echo "Install simdjson with its headers, jq and hyperfine, then run make again." >&2; exit 1; \
	fi

clean:
	rm -rf .build .build-* Benchmarks/.build
