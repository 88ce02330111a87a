"""How somebody is related to others according to the articles, each relation with its place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.archive import Span
from bot.cards.escaping import escape_file, escape_line
from bot.cards.source import cited
from bot.facts import Person, Relation, RelationKind
from bot.library import Library
from bot.texts import Texts

LONGEST_EVIDENCE = 160
NAMES_SHOWN = 6
FILES_NAMED = 4

_KINDS: Mapping[RelationKind, str] = {
    "child": "kin.child",
    "parent": "kin.parent",
    "sibling": "kin.sibling",
    "spouse": "kin.spouse",
    "ex-spouse": "kin.ex_spouse",
    "engaged": "kin.engaged",
    "partner": "kin.partner",
}


@dataclass(frozen=True, slots=True)
class Kin:
    """One relation to all those to whom it is stated at the same places."""

    kind: RelationKind
    of: tuple[str, ...]
    evidence: tuple[Span, ...]

    def words(self, say: Texts) -> str:
        """The relation in one line: "child of Ann and Ben"."""
        names = [escape_line(name, 50) for name in self.of[:NAMES_SHOWN]]
        left = len(self.of) - len(names)
        more = [say("kin.more", count=left)] if left else []
        return say(_KINDS[self.kind], names=say.joined([*names, *more]))


def kin_of(person: Person) -> list[Kin]:
    """The relations of a person, those together that the same places state."""
    together: dict[tuple[RelationKind, tuple[Span, ...]], list[str]] = {}
    for relation in person.relations:
        if relation.of:
            together.setdefault((relation.kind, relation.evidence), []).extend(relation.of)
    return [Kin(kind, tuple(of), evidence) for (kind, evidence), of in together.items()]


def child_line(person: Person, say: Texts) -> str | None:
    """Whose child somebody is; None where that is not told."""
    relation: Relation | None = person.relation
    if relation is None or not relation.of:
        return None
    return Kin("child", relation.of, relation.evidence).words(say)


def kin_rows(library: Library, found: Iterable[Kin], say: Texts) -> list[str]:
    """Each relation with the words that state it and their source, and the other files that do."""
    return [_row(library, kin, say) for kin in found]


def also_line(files: Sequence[str], say: Texts, key: str = "kin.also") -> str:
    """The line that names other `files` which say the same, or what the text `key` says of them."""
    named = ", ".join(escape_file(file, 60) for file in files[:FILES_NAMED])
    return f"-# {say(key, files=named, count=len(files))}"


def _row(library: Library, kin: Kin, say: Texts) -> str:
    first, *_ = kin.evidence
    lines = [f"**{kin.words(say)}**", cited(library, first, say, most=LONGEST_EVIDENCE)]
    others = list(dict.fromkeys(span.file for span in kin.evidence if span.file != first.file))
    return "\n".join(lines + ([also_line(others, say)] if others else []))
