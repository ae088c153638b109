#!/usr/bin/env bash
# Run `node` or `npm`: the machine's own if they are new enough, else those of a wheel put into .venv.
#   tools/node.sh npm ci
#   tools/node.sh node build.mjs
set -euo pipefail
cd "$(dirname "$0")/.."

own_is_new_enough() {
    command -v npm >/dev/null 2>&1 &&
        node -e 'process.exit(parseInt(process.versions.node, 10) < 18 ? 1 : 0)' >/dev/null 2>&1
}

if ! own_is_new_enough; then
    if ! [ -e .venv/node-made ] || [ requirements-node.txt -nt .venv/node-made ]; then
        echo "No Node 18 or newer here: taking one from PyPI into .venv" >&2
        .venv/bin/python -m pip install -qq --require-hashes --no-deps --only-binary :all: -r requirements-node.txt >&2
        touch .venv/node-made
    fi
    PATH="$PWD/.venv/bin:$PATH"
fi
exec "$@"
