"""`make fuzz`: lets a coverage-guided fuzzer look for input that breaks a promise.

What it learned stays in .fuzz/<target>/ for the next run; an input that broke something in .fuzz/.
`python -m tests.fuzz TARGET FILE` tries such an input again; without a target, their names are printed.
"""

import gc
import hashlib
import sys
from pathlib import Path

import atheris

from tests.fuzz.target import Target
from tests.fuzz.targets import FOLLOWED, target

PLACE = Path(".fuzz")
SLOWEST = 20  # seconds after which an input counts as a hang, under the fuzzer's own burden


def main(name: str, *words: str) -> None:
    """Fuzz a target with the options of libFuzzer in `words`; with a file among them, try only that."""
    with atheris.instrument_imports(include=[*FOLLOWED[name]]):
        chosen = target(name)
    options = [
        f"-max_len={chosen.longest}",
        f"-timeout={SLOWEST}",
        f"-artifact_prefix={PLACE}/{name}-",
        *words,
    ]
    if all(word.startswith("-") for word in words):
        options += [f"-dict={_dictionary(name, chosen)}", str(_corpus(name, chosen))]
    gc.freeze()  # what has been imported is never garbage; looking through it takes longer than many an input
    atheris.Setup([sys.argv[0], *options], chosen.attempt)
    atheris.Fuzz()


def _corpus(name: str, chosen: Target) -> Path:
    """The folder of inputs to begin with, made if need be."""
    corpus = PLACE / name
    corpus.mkdir(parents=True, exist_ok=True)
    for data in chosen.beginnings:
        (corpus / hashlib.sha256(data).hexdigest()[:40]).write_bytes(data)
    return corpus


def _dictionary(name: str, chosen: Target) -> Path:
    """The file of words to put in, as libFuzzer reads it."""
    words = [word.encode("utf-8", "surrogatepass") for word in chosen.words]
    lines = ['"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words]
    path = PLACE / f"{name}.dict"
    path.write_text("".join(lines), encoding="ascii")
    return path


if len(sys.argv) > 1:
    main(*sys.argv[1:])
else:
    print(*FOLLOWED)  # noqa: T201 - what it is for
