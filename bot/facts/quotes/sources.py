"""Who says a quotation, and to which outlet and by what medium, as far as the article tells."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from bot.archive import Archive, Article, Span
from bot.facts.names import Line, NameMention, Names, Run
from bot.facts.person_words import PLACING
from bot.facts.quotes.attribution import Attribution
from bot.facts.quotes.cues import find_cues
from bot.facts.quotes.media import medium_named
from bot.facts.quotes.namings import is_somebody, is_source
from bot.facts.quotes.outlets import Outlets
from bot.facts.quotes.phrases import Phrase
from bot.facts.quotes.sentences import Sentence, tokens_of
from bot.facts.quotes.speakers import UNKNOWN, Speakers
from bot.facts.quotes.subjects import main_subject
from bot.facts.quotes.words import CONTINUING, NEUTRAL, SUBJECTS
from bot.facts.values import Medium, Speaker

_LONGEST_ANNOUNCEMENT = 600
_MEMORY = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence with quotations, the number of its paragraph, and the outlet and medium it names."""

    tokens: Sentence
    paragraph: int
    outlet: str | None
    medium: Medium | None

    @property
    def start(self) -> int:
        """Where the sentence begins in the file."""
        return self.tokens[0].start

    @property
    def is_all_quotation(self) -> bool:
        """Whether it has no word outside its quotations."""
        return all(token.kind != "word" for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Source:
    """Where quoted words come from; `sentence` is where the sentence begins that tells it."""

    speaker: Speaker
    outlet: str | None
    medium: Medium | None
    sentence: int


class SourceFinder:
    """Finds the sources of one article's quotations."""

    def __init__(
        self, archive: Archive, article: Article, names: Names, outlets: Outlets, speakers: Speakers
    ) -> None:
        self._archive, self._article, self._names, self._outlets = archive, article, names, outlets
        self._speakers = speakers
        self._reported: dict[tuple[int, str], Phrase | None] = {}
        self._starts = [passage.span.start for passage in article.passages]

    def setting(self, tokens: Sentence, paragraph: int) -> Setting:
        """What a sentence says outside its quotations about outlet and medium."""
        edges = [tokens[0].start, *(edge for t in tokens if t.kind == "quote" for edge in (t.start, t.end))]
        edges.append(tokens[-1].end)
        gaps = list(zip(edges[::2], edges[1::2], strict=True))
        found = (self._outlets.stated(self._article.file, start, end) for start, end in reversed(gaps))
        outlet = next((name for name in found if name is not None), None)
        text = " ".join(self._article.raw[start:end] for start, end in gaps)
        return Setting(tokens, paragraph, outlet, medium_named(text))

    def source(self, setting: Setting, attribution: Attribution | None, last: Source | None) -> Source:
        """The source of a quotation; `last` is that of one shortly before it, whom a pronoun may mean."""
        announced = self._announced(setting) if attribution is None and setting.is_all_quotation else None
        speaker = announced or self._speaker(setting, attribution, last)
        same = last is not None and (last.speaker.kind, last.speaker.name) == (speaker.kind, speaker.name)
        medium = setting.medium
        outlet: str | None = None
        if self._is_outlet(speaker):
            outlet, medium = speaker.name, medium or "report"
        elif setting.outlet is not None:
            outlet = setting.outlet
        elif self._is_source(speaker):
            outlet = self._outlets.stated(self._article.file, 0, setting.start)
        elif last is not None and same and _goes_on(setting, attribution):
            outlet, medium = last.outlet, medium or last.medium
        elif announced is not None:
            outlet = self._outlets.stated(
                self._article.file, next(self._sentences_before(setting))[0].start, setting.start
            )
        return Source(speaker, outlet, medium or ("interview" if outlet else None), setting.start)

    def labelled(self, setting: Setting, label: Span) -> Source:
        """The source of a turn in a transcript, which its label names."""
        text = self._archive.text(label)
        name = self._names.bearer(text, label) or text
        return Source(Speaker("named", name, label), setting.outlet, setting.medium, setting.start)

    def names_another(self, speaker: Speaker, start: int, end: int) -> bool:
        """Whether the article names a person other than `speaker` between two offsets, or one of several."""
        if self._others_named(speaker, start, end):
            return True
        lines = self._names.lines(self._article.file)
        last = bisect_left(lines, end, key=attrgetter("start"))
        first = max(0, bisect_left(lines, start, key=attrgetter("start")) - 1)
        own = (speaker.name or "").lower().split()
        seen = ((line, run) for line in lines[first:last] for run in line.runs if start <= run.start < end)
        return any(
            self._may_be_another(line, run, own) for line, run in seen if not line.is_quoted(run.start)
        )

    def _may_be_another(self, line: Line, run: Run, own: Collection[str]) -> bool:
        """Whether a name may be of a person who is not called `own`: a known surname, or a full name."""
        if run.key in self._speakers.surnames:
            return run.key not in own
        placed = run.first > 0 and line.words[run.first - 1].key in PLACING
        return not placed and run.key.rpartition(" ")[2] not in own and self._speakers.could_be_full(run.key)

    def _has_rival(self, pronoun: str, last: Source, setting: Setting) -> bool:
        """Whether somebody named since the last source was told fits `pronoun` better than its speaker."""
        people = self._others_named(last.speaker, last.sentence, setting.start)
        return any(self._speakers.fits_better(pronoun, person, last.speaker.name) for person in people)

    def _others_named(self, speaker: Speaker, start: int, end: int) -> set[str]:
        mentions = self._mentions(start, end)
        if not mentions:
            return set()
        spoken = self._names.lines(self._article.file)[0].is_quoted
        people = {each.person for each in mentions if not spoken(each.span.start)}
        return people - {self._speakers.person(speaker.name)}

    def _is_outlet(self, speaker: Speaker) -> bool:
        """Whether it is an outlet that speaks, and not a person of such a name."""
        if speaker.name is None or speaker.words is None or not self._outlets.is_outlet(speaker.name):
            return False
        return self._names.resolve(speaker.words) is None

    def _is_source(self, speaker: Speaker) -> bool:
        return (
            speaker.kind == "anonymous"
            and speaker.words is not None
            and is_source(self._archive.text(speaker.words))
        )

    def _speaker(self, setting: Setting, attribution: Attribution | None, last: Source | None) -> Speaker:
        before = last.speaker if last else None
        if attribution is not None and attribution.subject is not None:
            first = setting.tokens[attribution.subject.first]
            if last is not None and before is not None and self._has_rival(first.low, last, setting):
                before = None
            words = self._span(attribution.subject)
            earlier = self._antecedents(setting, attribution, first.low)
            speaker = self._speakers.identify(words, earlier, before)
            behind = first.low in SUBJECTS and self._is_named(speaker, words.end, setting.tokens[-1].end)
            return Speaker("unknown", words=words) if behind else speaker
        if attribution is None and setting.is_all_quotation and before is not None:
            named = self._is_named(before, setting.start, setting.tokens[-1].end)
            return UNKNOWN if named else before
        return UNKNOWN

    def _antecedents(self, setting: Setting, attribution: Attribution, pronoun: str) -> Iterator[Span]:
        """Who is said to speak before a pronoun: in its sentence, then in those before."""
        if attribution.antecedent is not None:
            yield self._span(attribution.antecedent)
        asked = setting.start, pronoun
        if asked not in self._reported:  # one sentence may hold any number of quotations
            self._reported[asked] = self._said_before(setting, pronoun)
        said_before = self._reported[asked]
        if said_before is not None:
            yield self._span(said_before)

    def _is_named(self, speaker: Speaker, start: int, end: int) -> bool:
        """Whether the article names `speaker` between two offsets: whom "he told Cole" names is not he."""
        person = self._speakers.person(speaker.name)
        return any(mention.person == person for mention in self._mentions(start, end))

    def _mentions(self, start: int, end: int) -> Sequence[NameMention]:
        """The names between two offsets."""
        found, begins = self._names.mentions(self._article.file), attrgetter("span.start")
        return found[bisect_left(found, start, key=begins) : bisect_left(found, end, key=begins)]

    def _announced(self, setting: Setting) -> Speaker | None:
        """The person, source or outlet whom the sentence before a quotation that stands alone tells about.

        That sentence is one of the same paragraph, or the last of the one before if it ends in a colon or
        reports what somebody says.
        """
        tokens = next(self._sentences_before(setting), ())
        if not tokens:
            return None
        cues = [cue for cue in find_cues(tokens) if cue.subject]
        cue = cues[-1] if cues else None
        colon = tokens[-1].text == ":"
        apart = tokens[0].start < self._article.paragraphs[setting.paragraph - 1].start
        if apart and not colon and not (cue and cue.kind == "says"):
            return None
        subject = cue.subject if cue else main_subject(tokens, len(tokens))
        if subject is None:
            return None
        speaker = self._speakers.identify(self._span(subject))
        if cue is None and self._is_spoken_of(speaker, setting):
            return None
        says_it = cue is not None and colon and speaker.kind == "named"
        return speaker if says_it or self._is_somebody(speaker, says=cue is not None) else None

    def _is_spoken_of(self, speaker: Speaker, setting: Setting) -> bool:
        """Whether the quotation begins with a pronoun for `speaker`, who then is not its speaker."""
        words = tokens_of(self._article.raw, setting.start, setting.tokens[-1].end)
        first = next((token.low for token in words if token.kind == "word"), "")
        return speaker.name is not None and self._speakers.fits_better(first, speaker.name, None)

    def _is_somebody(self, speaker: Speaker, *, says: bool) -> bool:
        """Whether it is a person, an outlet, a source, or who `says` something and is told by a role."""
        if speaker.name is not None:
            return self._speakers.could_be_person(speaker.name) or self._outlets.is_outlet(speaker.name)
        if speaker.words is None:
            return False
        text = self._archive.text(speaker.words)
        return is_source(text) or (says and is_somebody(text))

    def _said_before(self, setting: Setting, pronoun: str) -> Phrase | None:
        """Who is reported to speak in the sentences before, if `pronoun` can mean them and no other."""
        for tokens in islice(self._sentences_before(setting), _MEMORY):
            cues = find_cues(tokens)
            saying = [
                (cue.subject, self._speakers.identify(self._span(cue.subject)))
                for cue in cues
                if cue.kind == "says" and cue.subject
            ]
            subject, speaker = next((told for told in saying if told[1].kind != "unknown"), (None, UNKNOWN))
            people = self._others_named(speaker, tokens[0].start, tokens[-1].end)
            if any(self._speakers.fits(pronoun, person) for person in people):
                return None
            if subject is not None:
                name = speaker.name
                plain = pronoun in NEUTRAL or name is None or self._speakers.could_be_person(name)
                return subject if plain else None
        return None

    def _sentences_before(self, setting: Setting) -> Iterator[Sentence]:
        """The sentences before a setting, the last first, back to the start of the paragraph before."""
        paragraphs = self._article.paragraphs
        floor = paragraphs[max(0, setting.paragraph - 2)].start
        end = setting.start
        for at in range(bisect_left(self._starts, end) - 1, -1, -1):
            if end <= floor:
                return
            begin = max(floor, self._starts[at], end - _LONGEST_ANNOUNCEMENT)
            tokens = tuple(tokens_of(self._article.raw, begin, end))
            if tokens:
                yield tokens
            end = self._starts[at]

    def _span(self, phrase: Phrase) -> Span:
        return Span(self._article.file, phrase.start, phrase.end)


def _goes_on(setting: Setting, attribution: Attribution | None) -> bool:
    """Whether the sentence says that whoever spoke before goes on to speak."""
    if attribution is None:
        return setting.is_all_quotation
    return attribution.verb is not None and setting.tokens[attribution.verb].low in CONTINUING
