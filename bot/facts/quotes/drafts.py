"""One article's quotations, in reading order: which words, whose, given to whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive import Archive, Article, Span
from bot.facts.names import Names
from bot.facts.quotes.attribution import Attribution, attribute
from bot.facts.quotes.cues import find_cues
from bot.facts.quotes.marks import Stretch, find_stretches, opens_with_mark
from bot.facts.quotes.media import medium_named
from bot.facts.quotes.outlets import Outlets
from bot.facts.quotes.sentences import Sentence, sentences_with_quotes, tokens_of
from bot.facts.quotes.speakers import UNKNOWN, identify, is_source
from bot.facts.quotes.subjects import Phrase, main_subject
from bot.facts.quotes.verdict import is_quotation
from bot.facts.quotes.words import CONTINUING
from bot.facts.values import Speaker

_LONGEST_ANNOUNCEMENT = 600


@dataclass(slots=True)
class Draft:
    """A quotation while its article is read: parts may be added until the next one begins."""

    parts: list[Span]
    speaker: Speaker
    subject: Phrase | None
    sentence: int
    paragraph: int
    outlet: str | None = None
    medium: str | None = None


class ArticleReader:
    """Reads one article from top to bottom and collects its quotations in `drafts`."""

    def __init__(self, archive: Archive, article: Article, names: Names, outlets: Outlets) -> None:
        self._archive, self._article, self._names, self._outlets = archive, article, names, outlets
        self._starts = [passage.span.start for passage in article.passages]
        self._headings = {passage.paragraph for passage in article.passages if passage.heading}
        self._clutter_ends = [span.end for span in article.clutter]
        self._unclosed = False
        self._read_until = 0
        self.drafts: list[Draft] = []

    def read(self) -> list[Draft]:
        """Every quotation of the article, in reading order."""
        for number, paragraph in enumerate(self._article.paragraphs, 1):
            stretches = self._stretches(number, paragraph)
            if not stretches:
                self._unclosed = False
                continue
            continued = self._unclosed
            self._unclosed = False
            for tokens in sentences_with_quotes(
                self._article.raw, paragraph.start, paragraph.end, stretches, self._starts
            ):
                self._read_sentence(number, tokens, stretches, continued=continued)
        return self.drafts

    def _stretches(self, number: int, paragraph: Span) -> list[Stretch]:
        """What stands between marks in a paragraph; one without an end only where it can be a quotation."""
        raw = self._article.raw
        stretches = find_stretches(raw, paragraph.start, paragraph.end)
        if stretches and not stretches[-1].complete and not self._runs_on(number, paragraph, stretches[-1]):
            stretches.pop()
        return [stretch for stretch in stretches if not self._in_clutter(stretch)]

    def _runs_on(self, number: int, paragraph: Span, stretch: Stretch) -> bool:
        """Whether a quotation that is not closed goes on in the next paragraph, or was announced by a pause."""
        raw = self._article.raw
        if number < len(self._article.paragraphs):
            following = self._article.paragraphs[number]
            if opens_with_mark(raw, following.start, following.end):
                return True
        return raw[max(paragraph.start, stretch.opened - 3) : stretch.opened].rstrip().endswith((",", ":"))

    def _in_clutter(self, stretch: Stretch) -> bool:
        nearest = bisect_right(self._clutter_ends, stretch.opened)
        clutter = self._article.clutter
        return nearest < len(clutter) and clutter[nearest].start < stretch.closed

    def _read_sentence(
        self, number: int, tokens: Sentence, stretches: Sequence[Stretch], *, continued: bool
    ) -> None:
        raw = self._article.raw
        endings = {t.quote: raw[stretches[t.quote].end - 1] for t in tokens if t.kind == "quote"}
        attributions = attribute(tokens, endings)
        for at, token in enumerate(tokens):
            if token.kind != "quote":
                continue
            stretch = stretches[token.quote]
            words = Span(self._article.file, stretch.start, stretch.end)
            attribution = attributions.get(token.quote)
            if token.quote == 0 and continued and not self._is_anothers(attribution):
                self._join(words, tokens, number)
                self._attribute_late(number, tokens, attribution)
            elif at == 0 and attribution is None and self._goes_on(number, token.start):
                self._join(words, tokens, number)
            elif self._accepts(number, words, tokens, at, attribution):
                self._add(number, words, tokens, attribution)
            else:
                continue
            self._read_until = tokens[-1].end
            self._unclosed = not stretch.complete

    def _goes_on(self, number: int, start: int) -> bool:
        """Whether the sentence before held a quotation too: “…,” she said. “…”"""
        if not self.drafts or self.drafts[-1].paragraph != number:
            return False
        return not self._article.raw[self._read_until : start].strip()

    def _is_anothers(self, attribution: Attribution | None) -> bool:
        """Whether a paragraph names another speaker than the quotation has that was left open before it."""
        return (
            attribution is not None
            and attribution.closeness == "direct"
            and attribution.subject is not None
            and self.drafts[-1].speaker.kind != "unknown"
        )

    def _attribute_late(self, number: int, tokens: Sentence, attribution: Attribution | None) -> None:
        """Give a quotation of several paragraphs the speaker whom only its last one names."""
        draft = self.drafts[-1]
        if draft.speaker.kind == "unknown" and attribution is not None:
            draft.speaker, draft.subject = self._speaker(number, tokens, attribution), attribution.subject
            self._place(draft, tokens, goes_on=False)

    def _accepts(
        self, number: int, words: Span, tokens: Sentence, at: int, attribution: Attribution | None
    ) -> bool:
        return number not in self._headings and is_quotation(self._archive.text(words), tokens, at, attribution)

    def _join(self, words: Span, tokens: Sentence, number: int) -> None:
        """Add a part to the last quotation."""
        draft = self.drafts[-1]
        draft.parts.append(words)
        draft.sentence, draft.paragraph = tokens[0].start, number

    def _add(self, number: int, words: Span, tokens: Sentence, attribution: Attribution | None) -> None:
        """Begin a quotation, unless the sentence gives these words to the speaker of its last one."""
        last = self.drafts[-1] if self.drafts else None
        subject = attribution.subject if attribution else None
        if last and subject and last.sentence == tokens[0].start and last.subject == subject:
            last.parts.append(words)
            return
        speaker = self._speaker(number, tokens, attribution)
        draft = Draft([words], speaker, subject, tokens[0].start, number)
        verb = tokens[attribution.verb].low if attribution and attribution.verb is not None else ""
        self._place(draft, tokens, goes_on=last is not None and (verb in CONTINUING or subject is None))
        self.drafts.append(draft)

    def _speaker(self, number: int, tokens: Sentence, attribution: Attribution | None) -> Speaker:
        last = self.drafts[-1] if self.drafts and self.drafts[-1].paragraph >= number - 1 else None
        if attribution is not None and attribution.subject is not None:
            subject = attribution.subject
            words = Span(self._article.file, subject.start, subject.end)
            speaker = identify(self._archive, self._names, words, last.speaker if last else None)
            if attribution.closeness == "loose" and self._names.resolve(words) is None:
                return UNKNOWN
            return speaker
        if attribution is None and all(token.kind != "word" for token in tokens):
            return self._announced(number, tokens[0].start) or (last.speaker if last else UNKNOWN)
        return UNKNOWN

    def _announced(self, number: int, start: int) -> Speaker | None:
        """Whom the sentence before a quotation that stands alone tells about, as far as it is one paragraph.

        The paragraph before counts too when it ends in a colon.
        """
        paragraph = self._article.paragraphs[number - 1]
        end = start
        if not self._article.raw[paragraph.start : start].strip():
            before = self._article.paragraphs[number - 2] if number > 1 else paragraph
            if not self._article.raw[before.start : before.end].rstrip().endswith(":"):
                return None
            paragraph, end = before, before.end
        at = bisect_left(self._starts, end) - 1
        begin = max(paragraph.start, self._starts[max(at, 0)], end - _LONGEST_ANNOUNCEMENT)
        tokens = tuple(tokens_of(self._article.raw, begin, end))
        cue = next((cue for cue in reversed(find_cues(tokens)) if cue.subject), None)
        subject = cue.subject if cue else main_subject(tokens, len(tokens))
        if subject is None:
            return None
        words = Span(self._article.file, subject.start, subject.end)
        known = self._names.resolve(words) is not None or is_source(self._archive.text(words))
        return identify(self._archive, self._names, words, None) if known else None

    def _place(self, draft: Draft, tokens: Sentence, *, goes_on: bool) -> None:
        """Fill in to whom and how it was said."""
        last = self.drafts[-1] if self.drafts else None
        speaker = draft.speaker
        around = [(a.start, a.end) for a in tokens if a.kind != "quote"]
        stated = self._stated(tokens)
        named = " ".join(self._article.raw[start:end] for start, end in around)
        draft.medium = medium_named(named)
        same = last is not None and (last.speaker.kind, last.speaker.name) == (speaker.kind, speaker.name)
        if speaker.kind == "named" and speaker.name and self._outlets.is_outlet(speaker.name):
            draft.outlet, draft.medium = speaker.name, draft.medium or "report"
        elif stated is not None:
            draft.outlet = stated
        elif speaker.kind == "anonymous" and speaker.words and is_source(self._archive.text(speaker.words)):
            draft.outlet = self._outlets.stated(self._article.file, 0, tokens[0].start)
        elif last is not None and same and (goes_on or speaker.kind == "anonymous"):
            draft.outlet, draft.medium = last.outlet, draft.medium or last.medium
        if draft.medium is None and draft.outlet is not None:
            draft.medium = "interview"

    def _stated(self, tokens: Sentence) -> str | None:
        """The outlet that the sentence names outside its quotations."""
        edges = [tokens[0].start, *(edge for t in tokens if t.kind == "quote" for edge in (t.start, t.end))]
        edges.append(tokens[-1].end)
        gaps = list(zip(edges[::2], edges[1::2], strict=True))
        found = (self._outlets.stated(self._article.file, start, end) for start, end in reversed(gaps))
        return next((outlet for outlet in found if outlet is not None), None)
