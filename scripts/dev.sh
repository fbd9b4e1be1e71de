#!/usr/bin/env bash
# Serves the site and follows changes: content at once, without compiling; code through Trunk.
set -euo pipefail
cd "$(dirname "$0")/.."
trap 'kill 0' EXIT
trunk build
cargo build --quiet --bin portal
trunk watch &
"$PORTAL" serve --watch content
