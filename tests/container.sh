#!/usr/bin/env bash
# Does what the Dockerfile does, without Docker: the same install, a checkout that nobody can write to, user 10001.
# Needs root (for the other user) and the network (for the packages): sudo tests/container.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
image=$(mktemp -d)
trap 'chmod -R u+w "$image" && rm -rf "$image"' EXIT
mkdir "$image"/{app,data}

"${PYTHON:-python3}" -m venv --without-pip "$image/venv"
"${PYTHON:-python3}" -m pip --python "$image/venv/bin/python" install --quiet --no-cache-dir \
    --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r requirements/run.txt
cp -r bot cogs seeds config.yaml "$image/app"
find "$image/app" -name __pycache__ -prune -exec rm -rf {} +
(cd "$image/app" && "$image/venv/bin/python" -m compileall -q --invalidation-mode unchecked-hash \
    "$image/venv/lib" bot cogs)
chown 10001:10001 "$image/data"
chmod -R a+rX,a-w "$image/app" "$image/venv"
chmod a+rx "$image"
before=$(find "$image/app" "$image/venv" | sort | sha256sum)

receipts() {
    cd "$image/app"
    setpriv --reuid 10001 --regid 10001 --clear-groups env -i PYTHONDONTWRITEBYTECODE=1 \
        RECEIPTS_ARTICLES="${ARTICLES:-$image/app/seeds}" RECEIPTS_DATA="$image/data" \
        "$image/venv/bin/python" -m bot "$@"
}

run() {
    echo "\$ python -m bot $*"
    status=0
    (receipts "$@") || status=$?
    echo "exit $status"
}

run check
run ask "when did kim file for divorce"
run facts articles
run play
run run
run healthy
test "$before" = "$(find "$image/app" "$image/venv" | sort | sha256sum)" && echo "nothing was written"
