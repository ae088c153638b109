#!/usr/bin/env bash
# Make the lock files again from the .in files and package.json. Add --upgrade to take newer releases.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
.venv/bin/python -m venv "$scratch"
"$scratch/bin/python" -m pip install --quiet uv==0.13.9

for name in requirements requirements-opinion requirements-dev requirements-node requirements-bench; do
    # sqlite-utils asks for pip, which every environment has already.
    "$scratch/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-package pip "$@" "$name.in" -o "$name.txt"
done
tools/node.sh npm install --package-lock-only
