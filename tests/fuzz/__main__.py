"""`make fuzz`: lets a coverage-guided fuzzer look for input that breaks a promise of the answer path.

What it learned stays in .fuzz/corpus for the next run; an input that broke something in .fuzz/.
`python -m tests.fuzz FILE` tries such an input again.
"""

import hashlib
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bot"]):
    from tests.fuzz.target import answer_path

from tests.fuzz.beginnings import beginnings

PLACE = Path(".fuzz")
LONGEST = 6500  # bytes: a question of full length and a bit
SLOWEST = 20  # seconds after which an input counts as a hang, under the fuzzer's own burden


def main(words: list[str]) -> None:
    """Fuzz with the options of libFuzzer in `words`; with a file among them, try only that."""
    options = [f"-max_len={LONGEST}", f"-timeout={SLOWEST}", f"-artifact_prefix={PLACE}/", *words]
    if all(word.startswith("-") for word in words):
        options.append(str(_corpus()))
    atheris.Setup([sys.argv[0], *options], answer_path)
    atheris.Fuzz()


def _corpus() -> Path:
    """The folder of inputs to begin with, made if need be."""
    corpus = PLACE / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for data in beginnings():
        (corpus / hashlib.sha256(data).hexdigest()[:40]).write_bytes(data)
    return corpus


main(sys.argv[1:])
