"""`make audit`: known holes in what is installed, under which licences it comes, and a bill of materials.

Ends with 1 when a hole or a licence is found that nobody has agreed to, and with `--strict` also when a
source of known holes cannot be reached, since nothing was looked up there.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LOCKS = ("run", "play", "postgres", "lance")
SOURCES = {"pypi": "PyPI's advisories", "osv": "OSV"}
BILL = "sbom.json"
SECONDS = 300

AGREED = frozenset(
    {
        "0bsd", "3-clause bsd license", "apache software license", "apache-2.0", "bsd license",
        "bsd-2-clause", "bsd-3-clause", "cc0-1.0", "cnri-python", "isc", "mit", "mit license", "mit-cmu",
        "mozilla public license 2.0 (mpl 2.0)", "mpl-1.1", "mpl-2.0", "psf-2.0",
        "python software foundation license", "the bsd 2-clause license", "unlicense", "zlib",
    }
)  # fmt: skip  # a row of many: one a line would fill a page
"""Licences under which anybody may run, change and pass on the bot: permissive, or binding single files."""

STATED_ELSEWHERE = {"dependency licenses"}
"""What pypdfium2 says of the libraries in PDFium, whose texts (BSD, MIT, Apache and the like) it holds."""


def main(words: Sequence[str]) -> int:
    """Look into everything; the exit code."""
    bad = unreached = False
    for lock in LOCKS:
        for source, name in SOURCES.items():
            holes = known_holes(lock, source)
            if holes is None:
                unreached = True
                print(f"{lock}: {name} cannot be reached, so nothing was looked up there")
                continue
            bad = bad or bool(holes)
            print(f"{lock}: {name}: {', '.join(holes) or 'no known holes'}")
    licences = licences_of(packages_in(HERE / "run.txt"))
    for package, licence in sorted(licences.items(), key=lambda item: item[1].lower()):
        unknown = not is_agreed(licence)
        bad = bad or unknown
        print(f"{'NOT AGREED ' if unknown else ''}{licence}: {package}")
    _run(
        "cyclonedx_py",
        "requirements",
        str(HERE / "run.txt"),
        "--output-reproducible",
        "--of",
        "JSON",
        "-o",
        BILL,
    )
    print(f"{len(licences)} packages; the bill of materials is in {BILL}")
    return 1 if bad or (unreached and "--strict" in words) else 0


def known_holes(lock: str, source: str) -> list[str] | None:
    """The advisories about what a lock file pins; None when the source could not be asked about any of it."""
    file = str(HERE / f"{lock}.txt")
    words = ("-r", file, "--require-hashes", "--disable-pip", "--progress-spinner", "off", "-f", "json")
    found = _run("pip_audit", *words, "-s", source, must_end_well=False).stdout
    audited = [one for one in _dependencies(found) if "skip_reason" not in one]
    if not audited:
        return None
    return [f"{one['name']} {one['version']}: {hole['id']}" for one in audited for hole in one["vulns"]]


def packages_in(lock: Path) -> list[str]:
    """The packages that a lock file pins."""
    return re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)


def licences_of(packages: Sequence[str]) -> dict[str, str]:
    """Under which licence each of the packages comes that are installed here."""
    words = ("--from=mixed", "--format=json", "--with-system", "-p", *packages)
    return {one["Name"]: one["License"] for one in json.loads(_run("piplicenses", *words).stdout)}


def is_agreed(licence: str) -> bool:
    """Whether we may use what comes under `licence`: of an "or" one is enough, of an "and" all count."""
    return any(
        all(part.strip().lower() in AGREED | STATED_ELSEWHERE for part in re.split(r" AND |;|,", choice))
        for choice in licence.split(" OR ")
    )


def _dependencies(report: str) -> Iterator[Mapping[str, Any]]:
    """Each package of a report; none when there is no report, since the source did not answer."""
    yield from json.loads(report)["dependencies"] if report.startswith("{") else ()


def _run(module: str, *words: str, must_end_well: bool = True) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(  # noqa: S603 - fixed words, nobody's input
        command, check=must_end_well, capture_output=True, text=True, timeout=SECONDS
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
