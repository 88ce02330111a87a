"""`make fuzz`: lets a coverage-guided fuzzer look for input that breaks a promise.

What it learned stays in .fuzz/<target>/ for the next run; an input that broke something in .fuzz/.
`python -m tests.fuzz TARGET FILE` tries such an input again.
"""

import hashlib
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bot", "cogs"]):
    from tests.fuzz.targets import TARGETS

from tests.fuzz.beginnings import beginnings

PLACE = Path(".fuzz")
LONGEST = 6500  # bytes: a question of full length and a bit
SLOWEST = 20  # seconds after which an input counts as a hang, under the fuzzer's own burden


def main(target: str, *words: str) -> None:
    """Fuzz `target` with the options of libFuzzer in `words`; with a file among them, try only that."""
    options = [f"-max_len={LONGEST}", f"-timeout={SLOWEST}", f"-artifact_prefix={PLACE}/{target}-", *words]
    if all(word.startswith("-") for word in words):
        options.append(str(_corpus(target)))
    atheris.Setup([sys.argv[0], *options], TARGETS[target])
    atheris.Fuzz()


def _corpus(target: str) -> Path:
    """The folder of inputs to begin with, made if need be."""
    corpus = PLACE / target
    corpus.mkdir(parents=True, exist_ok=True)
    for data in beginnings():
        (corpus / hashlib.sha256(data).hexdigest()[:40]).write_bytes(data)
    return corpus


main(*sys.argv[1:])
