#!/usr/bin/env bash
# Makes sure that there is a Chromium for the browser tests; CHROMIUM names another one.
set -euo pipefail
browser=${CHROMIUM:-/usr/bin/chromium}
[ -x "$browser" ] && exit 0
if command -v apt-get >/dev/null 2>&1; then
  echo "installing Chromium"
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
  echo "no Chromium at $browser: install Chromium or Chrome, and set CHROMIUM to its path" >&2
  exit 1
fi
