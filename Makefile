# What a newcomer may want to do. `make serve` and `make test` are the two that matter.

export PATH := $(HOME)/.cargo/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export CARGO_TARGET_DIR ?= $(CURDIR)/target
# Trunk 0.21 stops at NO_COLOR=1.
unexport NO_COLOR

PORTAL = $(CARGO_TARGET_DIR)/debug/portal
export PORTAL

.PHONY: help serve test dev build check bench install browser lint native pages

help:
	@echo "make serve   builds the site and serves it at http://127.0.0.1:8080"
	@echo "make test    checks everything"
	@echo "make dev     serves the site and follows every change"
	@echo "make check   checks content/ and lists what is not ready to go live"
	@echo "make bench   measures sizes and speeds"

serve: build
	@$(PORTAL) serve

build: install
	@echo "building the site"
	@trunk build --release
	@cargo build --quiet --bin portal

dev: install
	@scripts/dev.sh

check: install
	@cargo run --quiet --bin portal -- check --go-live

test: lint native pages
	@echo "all tests passed"

lint: install
	@echo "format"
	@cargo fmt --check
	@echo "lints, native and browser"
	@cargo clippy --quiet --all-targets -- -D warnings
	@cargo clippy --quiet --lib --bins --target wasm32-unknown-unknown --no-default-features --features hydrate -- -D warnings

native: install
	@echo "native tests"
	@cargo test --quiet

# Everything that needs the built site: HTML, links, budgets, and a real browser.
pages: build browser
	@node style/prune.mjs --check dist src/pages content
	@npm run --silent test:html
	@npm run --silent test:search
	@npm run --silent test:budgets
	@npm run --silent test:browser

bench: build browser
	@echo "the questionnaire engine, natively"
	@cargo test --quiet --release --lib speed -- --nocapture
	@npm run --silent bench

install:
	@scripts/install.sh

browser:
	@scripts/install-browser.sh
