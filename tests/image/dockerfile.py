"""Reads as much of a Dockerfile as this project's uses."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

KNOWN = "ARG FROM WORKDIR COPY RUN ENV USER LABEL VOLUME HEALTHCHECK ENTRYPOINT CMD"
"""The instructions that can be carried out, or that need nothing to be."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: its keyword, its options (`--from=build`) and the rest, on one line."""

    keyword: str
    options: dict[str, str]
    rest: str

    @property
    def words(self) -> list[str]:
        """The rest as words; a JSON list as its members."""
        return json.loads(self.rest) if self.rest.startswith("[") else self.rest.split()

    @property
    def pairs(self) -> dict[str, str]:
        """The rest as `name=value`, quoted or not."""
        found = re.findall(r'([\w.]+)=("(?:[^"]*)"|\S+)', self.rest)
        return {name: value.strip('"') for name, value in found}


@dataclass(slots=True)
class Stage:
    """What stands between one FROM and the next."""

    base: str
    name: str
    instructions: list[Instruction] = field(default_factory=list)

    def all(self, keyword: str) -> list[Instruction]:
        """Its instructions of one kind."""
        return [one for one in self.instructions if one.keyword == keyword]

    def last(self, keyword: str) -> Instruction:
        """The one that counts, of a kind of which the last does."""
        return self.all(keyword)[-1]


def stages(file: Path) -> list[Stage]:
    """The stages of a Dockerfile.

    Raises:
        ValueError: it holds an instruction that this cannot carry out.
    """
    found: list[Stage] = []
    for instruction in _instructions(file.read_text(encoding="utf-8").splitlines()):
        if instruction.keyword not in KNOWN.split():
            raise ValueError(f"{instruction.keyword} is not known here")
        if instruction.keyword == "FROM":
            base, _, name = instruction.rest.partition(" AS ")
            found.append(Stage(base, name or str(len(found))))
        elif found:
            found[-1].instructions.append(instruction)
    return found


def _instructions(lines: Sequence[str]) -> Iterator[Instruction]:
    whole = ""
    for line in lines:
        if line.lstrip().startswith("#") or not line.strip():
            continue
        whole += line.strip().removesuffix("\\")
        if line.rstrip().endswith("\\"):
            continue
        keyword, _, rest = whole.partition(" ")
        given: dict[str, str] = {}
        while option := re.match(r"--([\w-]+)=(\S+)\s+", rest):
            given[option[1]] = option[2]
            rest = rest[option.end() :]
        yield Instruction(keyword.upper(), given, rest.strip())
        whole = ""
