"""One article's quotations, in reading order: which words are quoted, and which of them belong together."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive import Archive, Article, Span
from bot.facts.names import Names
from bot.facts.quotes.attribution import Attribution, attribute
from bot.facts.quotes.marks import Stretch, find_stretches, opens_with_mark
from bot.facts.quotes.outlets import Outlets
from bot.facts.quotes.phrases import Phrase
from bot.facts.quotes.sentences import sentences_with_quotes
from bot.facts.quotes.sources import Setting, Source, SourceFinder
from bot.facts.quotes.speakers import Speakers
from bot.facts.quotes.transcripts import Transcript
from bot.facts.quotes.verdict import is_quotation

_FEWEST_SPACES = 2
_VISIBLE = re.compile(r"\S")


@dataclass(slots=True)
class Draft:
    """A quotation while its article is read: parts may be added until the next one begins.

    `subject` are the words that name the speaker in the sentence that begins at `sentence`; `paragraph` is
    the number of the last paragraph with a part of it.
    """

    parts: list[Span]
    source: Source
    subject: Phrase | None
    sentence: int
    paragraph: int


class ArticleReader:
    """Reads one article from top to bottom and collects its quotations in `drafts`."""

    def __init__(
        self, archive: Archive, article: Article, names: Names, outlets: Outlets, speakers: Speakers
    ) -> None:
        self._article = article
        self._sources = SourceFinder(archive, article, names, outlets, speakers)
        passages = tuple(article.passages)
        self._starts = [passage.span.start for passage in passages]
        self._headings = {passage.paragraph for passage in passages if passage.heading}
        self._clutter_ends = [span.end for span in article.clutter]
        self._transcript = Transcript(article)
        self._unclosed = False
        self._read_until = 0
        self.drafts: list[Draft] = []

    def read(self) -> list[Draft]:
        """Every quotation of the article, in reading order."""
        for number, paragraph in enumerate(self._article.paragraphs, 1):
            stretches = self._stretches(number, paragraph)
            self._unclosed = self._unclosed and bool(stretches)
            for tokens in sentences_with_quotes(
                self._article.raw, paragraph.start, paragraph.end, stretches, self._starts
            ):
                self._read_sentence(self._sources.setting(tokens, number), stretches)
        return self.drafts

    def _stretches(self, number: int, paragraph: Span) -> list[Stretch]:
        """What stands between marks in a paragraph; one without an end only where it can be a quotation."""
        turn = self._transcript.turn(paragraph)
        if turn is not None:
            return [turn]
        stretches = find_stretches(self._article.raw, paragraph.start, paragraph.end)
        if stretches and not stretches[-1].complete and not self._runs_on(number, paragraph, stretches[-1]):
            stretches.pop()
        return [
            each for each in stretches if not self._in_clutter(each) and not self._transcript.is_noise(each)
        ]

    def _runs_on(self, number: int, paragraph: Span, stretch: Stretch) -> bool:
        """Whether a quotation that is not closed goes on in the next paragraph, or follows a pause."""
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

    def _read_sentence(self, setting: Setting, stretches: Sequence[Stretch]) -> None:
        raw = self._article.raw
        quotes = [(at, token) for at, token in enumerate(setting.tokens) if token.kind == "quote"]
        endings = {token.quote: raw[stretches[token.quote].end - 1] for _, token in quotes}
        attributions = attribute(setting.tokens, endings)
        for at, token in quotes:
            stretch = stretches[token.quote]
            words = self._transcript.words(stretch)
            label = self._transcript.label(stretch)
            attribution = attributions.get(token.quote)
            continued, self._unclosed = self._unclosed, False
            if label is not None:
                source = self._sources.labelled(setting, label)
                self.drafts.append(Draft([words], source, None, setting.start, setting.paragraph))
            elif continued and not self._is_anothers(attribution):
                self._continue(words, setting, attribution)
            elif at == 0 and attribution is None and self._goes_on(words, setting):
                self._join(words, setting)
            elif not stretch.complete or self._accepts(
                raw[stretch.start : stretch.end], setting, at, attribution
            ):
                self._add(words, setting, attribution)
            else:
                continue
            self._read_until = setting.tokens[-1].end
            self._unclosed = not stretch.complete

    def _is_anothers(self, attribution: Attribution | None) -> bool:
        """Whether a paragraph names a speaker though the quotation left open before it has one already."""
        return (
            attribution is not None
            and attribution.closeness == "direct"
            and attribution.subject is not None
            and self.drafts[-1].source.speaker.kind != "unknown"
        )

    def _continue(self, words: Span, setting: Setting, attribution: Attribution | None) -> None:
        """Add a paragraph to the last quotation; the speaker may be named only in its last one."""
        draft = self.drafts[-1]
        self._join(words, setting)
        if draft.source.speaker.kind == "unknown" and attribution is not None:
            draft.source, draft.subject = (
                self._sources.source(setting, attribution, None),
                attribution.subject,
            )

    def _goes_on(self, words: Span, setting: Setting) -> bool:
        """Whether a sentence goes on with the quotation that the one before it held, and takes no word up."""
        spaces = self._article.raw.count(" ", words.start, words.end)
        if not setting.is_all_quotation and spaces < _FEWEST_SPACES:
            return False
        if not self.drafts or self.drafts[-1].paragraph != setting.paragraph:
            return False
        return _VISIBLE.search(self._article.raw, self._read_until, setting.start) is None

    def _accepts(self, words: str, setting: Setting, at: int, attribution: Attribution | None) -> bool:
        """Whether it is a quotation; in a heading only where the heading is one with its speaker."""
        if setting.paragraph in self._headings:
            spoken = attribution is not None and attribution.closeness == "direct"
            if at > 0 or not spoken:
                return False
        return is_quotation(words, setting.tokens, at, attribution)

    def _source_nearby(self, setting: Setting) -> Source | None:
        """The source of the quotation before, in the same paragraph or, if it has a name, the one before."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.paragraph < setting.paragraph - 1:
            return None
        if self._sources.names_another(last.source.speaker, self._read_until, setting.start):
            return None
        named = last.source.speaker.kind == "named"
        return last.source if named or last.paragraph == setting.paragraph else None

    def _join(self, words: Span, setting: Setting) -> None:
        """Add a part to the last quotation."""
        draft = self.drafts[-1]
        draft.parts.append(words)
        draft.sentence, draft.paragraph = setting.start, setting.paragraph

    def _add(self, words: Span, setting: Setting, attribution: Attribution | None) -> None:
        """Begin a quotation, unless the sentence gives these words to the speaker of its last one."""
        last = self.drafts[-1] if self.drafts else None
        subject = attribution.subject if attribution else None
        if last and subject and last.sentence == setting.start and last.subject == subject:
            last.parts.append(words)
            return
        source = self._sources.source(setting, attribution, self._source_nearby(setting))
        self.drafts.append(Draft([words], source, subject, setting.start, setting.paragraph))
