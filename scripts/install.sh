#!/usr/bin/env bash
# Installs what the build needs and this machine lacks, a line of progress for each. Nothing missing: done in under a second.
set -euo pipefail
cd "$(dirname "$0")/.."

need() { command -v "$1" >/dev/null 2>&1 || { echo "$1 is missing: $2" >&2; exit 1; }; }
need rustup "install it from https://rustup.rs"
need node "install Node.js 24"
# What the locked tools ask for (see "engines" in package.json). They run on most others too: only what is far too old stops here.
node -e '
  const [major, minor] = process.versions.node.split(".").map(Number);
  const least = { 20: 19, 22: 16, 24: 11 }[major];
  const say = (text) => console.error(`Node.js ${process.version} ${text}: install 24.11 or newer (or 22 from 22.16 on, 20 from 20.19 on)`);
  if (major < 20) {
    say("is too old");
    process.exit(1);
  }
  if (!(major > 24 || minor >= least)) say("may not run all of the tools");
'
need npm "it comes with Node.js"

channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
if ! rustup toolchain list | grep -q "^$channel"; then
  echo "installing Rust $channel"
  rustup toolchain install "$channel" --profile minimal --component clippy --component rustfmt --target wasm32-unknown-unknown
fi
if ! ls "$(rustc --print sysroot)/lib/rustlib" | grep -q wasm32-unknown-unknown; then
  echo "installing Rust's target for browsers"
  rustup target add wasm32-unknown-unknown
fi

# A tool of one exact version, ready-made where cargo binstall is there, else compiled.
tool() { # crate, command, version, further flags
  if [ "$("$2" --version 2>/dev/null | awk '{print $2}')" = "$3" ]; then return; fi
  if cargo binstall -V >/dev/null 2>&1; then
    echo "installing $1 $3"
    cargo binstall --no-confirm "$1@$3" && return
  fi
  echo "installing $1 $3: it is compiled, which takes several minutes, once"
  # shellcheck disable=SC2086 # further flags are words
  env -u CARGO_TARGET_DIR cargo install --quiet ${4:-} "$1@$3"
}
tool trunk trunk 0.21.14 --locked
# Its own lock names a dependency that the registry no longer has.
tool wasm-bindgen-cli wasm-bindgen "$(sed -n 's/^wasm_bindgen = "\(.*\)"/\1/p' Trunk.toml)"

if ! cmp -s package-lock.json node_modules/.installed-from; then
  echo "installing build and test tools from npm"
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.installed-from
fi
