# Two commands do everything on a fresh machine: `make demo` and `make test`.
SWIFT ?= swift
PREFIX ?= /usr/local
# Where programs of others are against which the tests check ours.
PEERS := .build-python/installed
# Mermaid's own script, which a package for Python brings.
MERMAID := .build-python/mermaid
SWIFT_SOURCES := Package.swift Examples Sources Tests Benchmarks/Package.swift Benchmarks/Core Benchmarks/Mapping Benchmarks/Sources Fuzzing/Package.swift Fuzzing/Sources
FIXED_ADDRESS := $(if $(filter Linux,$(shell uname)),-Xswiftc -Xclang-linker -Xswiftc -no-pie)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: help demo test test-slow build install dist documentation docs sanitize bench bench-lint bench-core bench-check bench-growth bench-map bench-send lint-format format dependencies clean

help:
	@echo "make demo      shows the documented payment journey"
	@echo "make test      builds, runs every test that does not take minutes, checks the format"
	@echo "make test-slow runs what takes longer: the packed command on a machine without Swift, hooks that build it,"
	@echo "               drawings in a browser, the client on AsyncHTTPClient, the tests under the Address Sanitizer, docs,"
	@echo "               every fuzz target for some seconds"
	@echo "make build     builds the release command: .build/release/apiinteraction, and apiinteraction-live beside it"
	@echo "make install   installs it with its manual pages and completions: PREFIX=$(PREFIX)"
	@echo "make dist      packs the same as .build/dist/apiinteraction-….tar.gz, for machines without Swift"
	@echo "make documentation writes the pages of the rules under Documentation/ anew"
	@echo "make docs      builds the documentation of the libraries, and fails where it has a gap or a broken link"
	@echo "make fuzz      looks for inputs that break something: T=definition TIME=60, see Fuzzing/README.md"
	@echo "make fuzz-smoke runs every fuzz target for some seconds"
	@echo "make sanitize  runs the tests under the Address Sanitizer"
	@echo "make sanitize-threads runs them under the Thread Sanitizer, which takes most of an hour"
	@echo "make bench     compares generating 30,000 files with copying them"
	@echo "make bench-lint compares linting 10,000 definitions with xmllint, and shows the memory that many files take"
	@echo "make bench-core compares parsing, filling and resolving definitions with other ways to do the same"
	@echo "make bench-check counts the instructions of parse, fill, resolve and map; fails if one has grown by over 5 %"
	@echo "make bench-growth times how lint and map grow with their work, and draws Benchmarks/growth.svg"
	@echo "make bench-map compares mapping responses with other ways to find the same values"
	@echo "make bench-send compares sending an interaction with the bare call, and shows the memory of many"
	@echo "make format    formats the sources"

demo: dependencies
	@$(SWIFT) build --product apiinteraction >&2
	@$(SWIFT) build --product apiinteraction-live >&2
	@APIINTERACTION="$$($(SWIFT) build --show-bin-path)/apiinteraction" Scripts/demo

# Tests with a service in their own process: it would starve beside tests that wait for commands.
SERVING := ^(ApiInteractionClient|ApiInteractionSandbox|Documentation)Tests

test: dependencies $(PEERS)
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip '$(SERVING)'
	$(SWIFT) test --skip-build --filter '$(SERVING)'
	$(MAKE) lint-format

test-slow: dist sanitize docs fuzz-smoke
	@command -v man >/dev/null && command -v mandoc >/dev/null \
	  || $(MAKE) --no-print-directory install-page-readers
	@command -v valgrind >/dev/null || $(MAKE) --no-print-directory install-valgrind
	@test -d $(MERMAID) || .build-python/bin/pip install --quiet --disable-pip-version-check --no-deps \
	  --target $(MERMAID) mmdc==0.7.0
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || $(MAKE) --no-print-directory install-browser
	$(SWIFT) build --build-tests --traits AsyncHTTPClient --scratch-path .build-client
	$(SWIFT) test --skip-build --traits AsyncHTTPClient --scratch-path .build-client --filter ApiInteractionClientTests
	APIINTERACTION_SLOW_TESTS=1 $(SWIFT) test --skip-build --traits AsyncHTTPClient --scratch-path .build-client --filter JourneyTests/leaks
	$(SWIFT) build --build-tests
	APIINTERACTION_SLOW_TESTS=1 $(SWIFT) test --skip-build --filter 'CommandTests.(HookTests|DistributionTests|ManyFilesTests|BrowserTests|KilledTests|LeakTests)'

# At a fixed address: a third of the time of a short run would go to moving 84,000 pointers of the Swift libraries.
# What comes from outside is read by libxml2, whose address stays random, and by Swift.
# What opens sockets goes by AsyncHTTPClient, since some responses stop a process that uses URLSession on Linux.
RELEASE := -c release --static-swift-stdlib $(FIXED_ADDRESS)
build: dependencies live-dependencies
	$(SWIFT) build $(RELEASE) --product apiinteraction
	$(SWIFT) build $(RELEASE) --product apiinteraction-live --traits AsyncHTTPClient --scratch-path .build-live
	cp .build-live/release/apiinteraction-live .build/release/

install: build
	Scripts/install-command .build/release/apiinteraction "$(DESTDIR)$(PREFIX)"

dist: build
	Scripts/pack .build/release/apiinteraction .build/dist

documentation: dependencies
	$(SWIFT) build --product apiinteraction
	@APIINTERACTION="$$($(SWIFT) build --show-bin-path)/apiinteraction" Scripts/document-rules

# Not the client's pages: the plugin would build SwiftNIO for them, whether its trait is on or not.
DOCUMENTED := ApiInteractionKit ApiInteractionLint ApiInteractionGeneration ApiInteractionPlan ApiInteractionSandbox
LIBRARIES := $(DOCUMENTED) ApiInteractionClient
SYMBOLS := .build-docs/symbols
docs: dependencies
	APIINTERACTION_DOCC=1 $(SWIFT) package --scratch-path .build-docs generate-documentation \
	  $(DOCUMENTED:%=--target %) --warnings-as-errors
	@mkdir -p $(SYMBOLS)/graphs
	@set -e; for library in $(LIBRARIES); do \
	  $(SWIFT) build --target $$library --scratch-path $(SYMBOLS) \
	    -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc $(SYMBOLS)/graphs; \
	done
	Scripts/undocumented $(SYMBOLS)/graphs $(LIBRARIES)

# Leaks are not looked for here: LeakSanitizer does not see through the tagged pointers of Swift's strings and enums.
# Nor are the 76,000 mistakes and the prefixes tried, nor every byte in every place of JSON, nor what is large only to be done in time: that
# takes most of an hour, and goes where the corpus, the fixtures and the other tests go as well.
EXHAUSTIVE := RangeTests/prefixes|PythonDifferentialTests/documents|MutationTests/(rate|fixes|completeness)|JSONCharacterTests|JSONEveryByteTests|JSONGrammarTests/everyAlignment
LARGE := HostileSizeTests|NamedValuesTests/manyAliases|SampleFieldTests/manyRecords|SuppressionTests/many|SecretValuesTests/(endless|backslashes|deepJSON|long|many|repeating)|Secret(Pair|Element|Switch)Tests/endless|DefinitionLayoutTests/large|PlanGraphTests/(large|wide)|BrokenPlanTests/large|PlanSuppressionTests/many|DataFlowTests
SANITIZED := --skip '$(SERVING)|$(EXHAUSTIVE)|$(LARGE)'
sanitize: dependencies $(PEERS)
	$(SWIFT) build --build-tests --sanitize=address --scratch-path .build-asan
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --skip-build --sanitize=address --scratch-path .build-asan $(SANITIZED)
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --skip-build --sanitize=address --scratch-path .build-asan --filter '$(SERVING)'

# A test that sets a limit on files ends by the sanitizer's own signal.
LIMITED := (GenerateFault|FillCommand)Tests/sizeLimit|FmtCommandTests/fullDisk|WritingFaultTests
TSAN := TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread-sanitizer.txt
.PHONY: sanitize-threads
sanitize-threads: dependencies $(PEERS)
	$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build-tsan
	$(TSAN) $(SWIFT) test --skip-build --sanitize=thread --scratch-path .build-tsan $(SANITIZED) --skip '$(LIMITED)'
	$(TSAN) $(SWIFT) test --skip-build --sanitize=thread --scratch-path .build-tsan --filter '$(SERVING)'

# Given two sanitizers, SwiftPM names them one by one, and of those the Swift compiler takes the last.
FUZZED := --sanitize=fuzzer -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=address
FUZZ_TARGETS := definition model filling resolving json xml yaml layout fixing
T ?= definition
TIME ?= 60
.PHONY: fuzz fuzz-build fuzz-smoke
fuzz-build: dependencies
	$(SWIFT) build --package-path Fuzzing -c release $(FUZZED) --scratch-path .build-fuzz/build

fuzz: fuzz-build
	Fuzzing/fuzz $(T) $(TIME)

# From the same seeds each time, and without what earlier runs have kept.
fuzz-smoke: fuzz-build
	@rm -rf .build-fuzz/smoke
	@set -e; for target in $(FUZZ_TARGETS); do \
	  FUZZ_CORPUS=.build-fuzz/smoke Fuzzing/fuzz $$target 10 -seed=1 -verbosity=0 -timeout=5; \
	done

bench: build
	Benchmarks/generation

bench-lint: build
	@command -v hyperfine >/dev/null && command -v xmllint >/dev/null \
	  || $(MAKE) --no-print-directory install-lint-peers
	Benchmarks/lint

bench-core: dependencies
	$(SWIFT) build --package-path Benchmarks -c release --product Core
	Benchmarks/core

bench-check: dependencies
	@command -v valgrind >/dev/null || $(MAKE) --no-print-directory install-valgrind
	$(SWIFT) build --package-path Benchmarks -c release --product Operations
	Benchmarks/check

bench-growth: build
	Benchmarks/growth

bench-map: build
	@command -v jq >/dev/null && command -v hyperfine >/dev/null && pkg-config --exists simdjson \
	  || $(MAKE) --no-print-directory install-bench-peers
	$(SWIFT) build --package-path Benchmarks -c release
	Benchmarks/mapping

bench-send: build
	$(SWIFT) build --package-path Benchmarks -c release --product Sending
	Benchmarks/sending

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

# What apiinteraction-live is linked to: the Swift library for requests stands on libcurl.
.PHONY: live-dependencies install-libcurl
live-dependencies:
	@test "$$(uname)" = Darwin || pkg-config --exists libcurl 2>/dev/null || $(MAKE) --no-print-directory install-libcurl

install-libcurl:
	$(call install,libcurl4-openssl-dev,libcurl with its headers)

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

# What only some machines need, by its packages and in words.
define install
@if command -v apt-get >/dev/null; then \
  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $(1); \
else \
  echo "Install $(2), then run make again." >&2; exit 1; \
fi
endef

.PHONY: install-bench-peers install-lint-peers install-page-readers install-browser install-valgrind
install-bench-peers:
	$(call install,libsimdjson-dev jq hyperfine,simdjson with its headers and jq and hyperfine)

install-lint-peers:
	$(call install,libxml2-utils hyperfine,xmllint and hyperfine)

install-page-readers:
	$(call install,man-db mandoc,man and mandoc)

install-valgrind:
	$(call install,valgrind binutils,valgrind and strip)

install-browser:
	$(call install,chromium,Chromium or Google Chrome)

clean:
	rm -rf .build .build-* Benchmarks/.build
