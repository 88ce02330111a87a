"""Under which names and descriptions the articles know each person."""

from collections import Counter, defaultdict
from collections.abc import Set
from dataclasses import dataclass, field

from bot.archive import Archive, Span
from bot.facts.names import Names
from bot.facts.person_words import DEFINITE


@dataclass(slots=True)
class _Form:
    """A form of words for one person: where it stands first, how often, and in how many files."""

    first: Span
    known: bool
    files: Counter[str] = field(default_factory=Counter)


class Aliases:
    """Every form of words by which the articles name a person, each with the first place that shows it.

    Forms of the name count wherever they stand. A description ("the rapper", "the mill's founder") counts
    when the archive introduces that person by its role ("rapper Sam Lee"), or when two articles use it of
    nobody but them.
    """

    def __init__(self, archive: Archive, names: Names) -> None:
        self._forms: defaultdict[str, dict[str, _Form]] = defaultdict(dict)
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for article in archive.articles:
            for mention in names.mentions(article.file):
                self._add(mention.person, archive.text(mention.span), mention.span, known=True)
            for described in names.descriptions(article.file):
                words = archive.text(described.span).split()
                form = " ".join(words[words[0].lower() in DEFINITE :])
                known = described.person in names.introduced_as(words[-1].lower())
                self._add(described.person, form, described.span, known=known)
                bearers[form.casefold()].add(described.person)
        self._bearers = bearers

    def of(self, person: str, files: Set[str] | None = None) -> tuple[Span, ...]:
        """The forms for `person`, in these files or in all, the most frequent first."""
        forms = [
            (form.files.total(), form.first)
            for key, form in self._forms.get(person, {}).items()
            if (files is None or not files.isdisjoint(form.files))
            and (form.known or self._is_shared(person, key, form))
        ]
        return tuple(span for _, span in sorted(forms, key=lambda each: (-each[0], each[1])))

    def _is_shared(self, person: str, key: str, form: _Form) -> bool:
        return len(form.files) > 1 and " " in key and self._bearers[key] == {person}

    def _add(self, person: str, text: str, span: Span, *, known: bool) -> None:
        form = self._forms[person].setdefault(" ".join(text.split()).casefold(), _Form(span, known))
        form.files[span.file] += 1
        form.known = form.known or known
