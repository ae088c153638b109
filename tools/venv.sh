#!/usr/bin/env bash
# Make .venv, or say plainly why it cannot be made. PYTHON chooses the interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

found=""
for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null && new_enough "$candidate"; then
        found="$candidate"
        break
    fi
done
if [ -z "$found" ]; then
    echo "Common Table needs Python 3.11 or newer; here ${PYTHON:-python3} is $("${PYTHON:-python3}" --version 2>&1 || echo missing)." >&2
    echo "Install one, or name one: make setup PYTHON=/path/to/python3.12" >&2
    exit 1
fi
if ! "$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    echo "This Python cannot make virtual environments: its ensurepip is missing." >&2
    echo "On Debian or Ubuntu: apt-get install python3-venv" >&2
    exit 1
fi

# A half-made environment would look whole the next time, so leave none behind.
trap 'rm -rf .venv' EXIT
"$found" -m venv --clear .venv
trap - EXIT
