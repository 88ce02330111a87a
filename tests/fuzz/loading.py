"""Any bytes as a file: the text that they stand for, character by character, or a refusal in one sentence."""

from bot.archive.bounds import check_extent
from bot.archive.decoding import decode
from bot.archive.file_name import day_in_name
from bot.archive.frontmatter import FrontMatter, read_front_matter
from bot.archive.source import UnusableFileError
from tests.fuzz.target import Target, bytes_of

LONGEST_NAME = 60


def loading(data: bytes) -> None:
    """Decode the file, read the block that heads it, and take the text for a file's name too."""
    try:
        decoded = decode(data)
        check_extent(decoded.text)
    except UnusableFileError:
        return
    check_text(data, decoded.text, decoded.notes)
    check_front(decoded.text, read_front_matter(decoded.text))
    day_in_name(decoded.text[:LONGEST_NAME])


def check_text(data: bytes, text: str, notes: tuple[str, ...]) -> None:
    """No character is lost or moved, whatever the file was read as."""
    if not notes:
        assert text.encode() == data
    elif "UTF-16" in notes[0]:
        assert text.encode("utf-16-le" if data.startswith(b"\xff\xfe") else "utf-16-be") == data
    elif "Windows" in notes[0]:
        assert len(text) == len(data)
    else:
        assert text == data.decode("utf-8", "replace")


def check_front(text: str, front: FrontMatter) -> None:
    """What the block says stands within it, verbatim where it says so."""
    assert 0 <= front.end <= len(text)
    dated = front.date[1] if front.date else None
    for field in filter(None, (front.title, front.outlet, dated)):
        assert 0 <= field.start <= field.end <= front.end
        assert field.value.strip()
        assert not field.verbatim or text[field.start : field.end] == field.value
    if front.date:
        assert front.date[0].first <= front.date[0].last
    assert front.language is None or (len(front.language) == 2 and front.language.isalpha())


TARGET = Target(
    loading,
    longest=100,
    beginnings=(
        *bytes_of(
            "---\ntitle: Mara Bell wins\ndate: 2019-05-03\noutlet: Harbour Post\nlang: en\n---\nShe won.\n",
            "---\r\ntitle: 'It''s \"done\"'\r\npublished: 3 mei 2019\r\ntaal: nl-NL\r\n...\r\nTekst.",
            "---\ntitle: >-\n  two\n  lines\ndate: !!timestamp 2019-05-03T01:02:03Z\n? a\n: [b]\n---\nx",
            '---\ntitle: &a "caf\\u00e9"\noutlet: *a\ndate: 20190503\n---\nText',
            "Title: Frost ruins the harvest\nDate: May 2019\nSource: The Valley Courier\n\nGrowers lost it.",
            "\ufeff---\ntitle: x\n--- \nThe lamp.",
            "2021-02-20 some file.txt",
            "20210304T1200Z news/2021/03/04/bridge.txt",
            "The price was £5 – “caf\u00e9”… \ufffd",
        ),
        "The price was £5 – “café”…".encode("cp1252"),
        "The lamp – a first.".encode("utf-16"),
        b"\xfe\xff" + "The lamp".encode("utf-16-be"),
        b"caf\xc3\xa9 and caf\xe9 \xe2\x82",
    ),
    words=(
        *("---\n", "...\n", "\ufeff", "title: ", "date: ", "lang: ", "outlet: ", "published: ", "source: "),
        *("\r\n", "null", "~", "|", ">-", "&a", "*a", "!!str ", "<<: ", "? ", "- ", "{", "}", "[", "]", "#"),
        *("\\u00", "\\x", "%YAML 1.1\n", "2019-05-03", "3 May 2019", "T01:02:03Z", "mei", "en", "nl-NL"),
    ),
)
