"""Any text as a page: every character is clutter or content, and every sentence stands in one paragraph."""

from itertools import pairwise

from bot.archive import Span
from bot.archive.frontmatter import FrontMatter, read_front_matter
from bot.archive.layout import Bounds, Layout, lay_out
from bot.archive.orthography import Orthography
from bot.archive.passage import Passages
from bot.archive.passages import divide
from tests.fuzz.target import Target, bytes_of, text_of

FILE = "a.txt"


def cleaning(data: bytes) -> None:
    """Divide the text into clutter and content, and the content into sentences."""
    text = text_of(data)
    front = read_front_matter(text)
    layout = lay_out(text, front, day_first=len(text) % 2 == 0)
    check_layout(text, front, layout)
    check_passages(text, layout)


def check_layout(text: str, front: FrontMatter, layout: Layout) -> None:
    """Hold it to what its docstring promises."""
    for bounds in (layout.clutter, layout.paragraphs):
        assert _apart(bounds)
    assert set(layout.headings) <= set(layout.paragraphs)
    title = {layout.title} if layout.title else set()
    if layout.title and layout.title not in layout.paragraphs:
        assert layout.title[1] <= front.end
    parts = sorted({*layout.clutter, *layout.paragraphs, *title})
    assert _apart(parts)
    assert all(0 <= start <= end <= len(text) for start, end in parts)
    covered = "".join("".join(text[start:end].split()) for start, end in parts)
    assert covered == "".join(text.split())
    if layout.day:
        assert 0 <= layout.day.start < layout.day.end <= len(text)


def check_passages(text: str, layout: Layout) -> None:
    """The sentences share out the paragraphs, each within its neighbours."""
    paragraphs = [Span(FILE, *bounds) for bounds in layout.paragraphs]
    numbers = divide(text, layout.paragraphs, frozenset(layout.headings), Orthography.learn(text))
    passages = tuple(Passages.of_numbers(FILE, numbers))
    assert _apart([(one.span.start, one.span.end) for one in passages])
    for one in passages:
        assert one.context.contains(one.span)
        assert paragraphs[one.paragraph - 1].contains(one.context)
        assert text[one.span.start : one.span.end].strip() == text[one.span.start : one.span.end] != ""
    shown = "".join("".join(text[one.span.start : one.span.end].split()) for one in passages)
    assert shown == "".join("".join(text[start:end].split()) for start, end in layout.paragraphs)


def _apart(bounds: list[Bounds]) -> bool:
    return all(one[1] <= other[0] for one, other in pairwise(bounds))


TARGET = Target(
    cleaning,
    longest=100,
    beginnings=bytes_of(
        "# Mara Bell wins\n\nBy A. Writer, 3 May 2019\n\n“We won,” she said. It rained.\n\nMore: ten races",
        "Frost ruins the harvest\nPublished 5/5/19\nUpdated: 6 May 2019 10:01\nGrowers lost it. They wept.",
        "LONDON, March 3 (Agency) - The bridge fell. Mr. Lee, of St. Ives, ran. No. 5 stood!\nPhoto: Ann Lee",
        "---\ntitle: x\n---\nShare\nFacebook\nTwitter\nIt broke in Jan. 5 years ago.\nReply\n3 Comments",
        "Home » News\n\nThe lamp broke.\nThe lamp broke.\nAbout Ann Lee\nAnn Lee is a writer.\n© 2020 Post",
        " date 2019-03-04 It closed. Nobody knew! “Why?” she asked.\n197 Shares\n\nSubscribe to us",
        "Door onze redacteur\n5 mei 2019, 10:00\nDe bakker won.\nLees ook: tien broden\nFoto: ANP",
        "Lines are cut\nafter so many\ncharacters, as in\nold mail. Then\ncomes more of it.",
    ),
    words=(
        *("\n", "\r\n", "\n\n", "# ", "By ", "Photo: ", "Read also: "),
        *("Lees ook: ", "Share", "Published ", "Updated "),
        *("Related articles", "Leave a Reply", "Comments", "Subscribe"),
        *("Advertisement", "©", "Door ", "Foto: "),
        *("3 May 2019", "2019-03-04", " min read", "Mr. ", "U.S. "),
        *("e.g. ", "“", "”", "!", "? ", ". ", "…", "* ", "- "),
    ),
)
