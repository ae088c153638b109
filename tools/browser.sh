#!/usr/bin/env bash
# Print the path of a Chromium that runs, installing one where that is possible. All else goes to stderr.
# CHROMIUM names one to use.
set -euo pipefail
cd "$(dirname "$0")/.."

use_if_it_runs() {
    local path
    path="$(command -v "$1" 2>/dev/null)" || return 1
    "$path" --version >/dev/null 2>&1 || return 1 # Ubuntu's chromium-browser may be only a hint at a snap
    echo "$path"
    exit 0
}

look() {
    local name
    for name in /usr/bin/chromium chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        use_if_it_runs "$name" || true
    done
    use_if_it_runs "$(playwrights)" || true
}

playwrights() {
    .venv/bin/python -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as p: print(p.chromium.executable_path)' 2>/dev/null || echo none
}

with_apt() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
    echo "No Chromium here: installing the system's" >&2
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-liberation; } >&2 || true
    look
}

with_playwright() {
    [ -x .venv/bin/playwright ] || return 0
    echo "No Chromium here: asking Playwright for one" >&2
    if [ "$(id -u)" = 0 ]; then
        .venv/bin/python -m playwright install --with-deps chromium >&2 || true
    else
        .venv/bin/python -m playwright install chromium >&2 || true
    fi
    look
}

if [ -n "${CHROMIUM:-}" ]; then
    use_if_it_runs "$CHROMIUM" || true
    echo "CHROMIUM is set to $CHROMIUM, which does not run." >&2
    exit 1
fi
look
# Debian's package is the surer way there; elsewhere (Ubuntu's is a snap) Playwright's own build is.
if grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
    with_apt
    with_playwright
else
    with_playwright
    with_apt
fi
echo "The browser tests need Chromium or Chrome, and none could be found or installed." >&2
echo "Install one, or name one: make test CHROMIUM=/path/to/chromium" >&2
exit 1
