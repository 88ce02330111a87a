"""Any text as the names of files that people send: each a plain name of its own, on every system."""

import string
import unicodedata
from datetime import date

from bot.archive.file_name import day_in_name
from bot.cards.attachment import safe_name
from bot.cards.escaping import escape_name, unescape
from bot.store.file_names import LONGEST, safe_file_name
from tests.fuzz.target import SEPARATOR, Target, bytes_of, text_of

MOST = 4
PLAIN = frozenset(string.ascii_letters + string.digits + "._-")


def file_names(data: bytes) -> None:
    """Name a file after each part, beside those named before."""
    taken: list[str] = []
    for part in data.split(SEPARATOR)[:MOST]:
        sent = text_of(part)
        taken.append(safe_file_name(sent, ".md", taken))
        check_name(taken[-1])
        check_attached(safe_name(sent))
        assert unescape(escape_name(sent)) == sent
        day = day_in_name(sent)
        assert day is None or date(1900, 1, 1) <= day <= date(2099, 12, 31)
    assert len({unicodedata.normalize("NFKC", name.casefold()).casefold() for name in taken}) == len(taken)


def check_name(made: str) -> None:
    """It is one part of a path, harmless to every system and shell, and safe already."""
    assert made.endswith(".md")
    assert len(made.encode()) <= LONGEST
    assert not set(made) & set('/\\:*?"<>|\0$`~;&!#%{}[]')
    assert made.isprintable()
    assert made[0].isalnum()
    assert unicodedata.is_normalized("NFC", made)
    assert made == safe_file_name(made, ".md")


def check_attached(made: str) -> None:
    """Discord takes it as it is."""
    assert 0 < len(made) <= 100
    assert PLAIN.issuperset(made)
    assert made[0] not in "._-"
    assert made == safe_name(made)


TARGET = Target(
    file_names,
    longest=64,
    beginnings=bytes_of(
        "../../etc/passwd\x1e..\\con.txt\x1eNUL\x1e-rf *",
        "2021-02-20 some file.md\x1e2021-02-20 SOME file.md.md\x1e20210304T1200Z.txt",
        "caf\u00e9.md\x1ecafe\u0301.md\x1e\u1e9e.md\x1ess.md",
        "日本語の記事 (2).md\x1e\u202egpj.exe\x1e\ud800\u200b.md",
        "com\u00b9.md\x1elpt9 .x.md\x1e aux.\x1e____",
        "news/2021/03/04/bridge.html\x1e\u212a.md\x1ek.md\x1e\ufb01.md",
    ),
    words=(
        *("..", "/", "\\", ".md", ".MD", "con", "NUL", "com\u00b9"),
        *("lpt9", "aux.", "~", "$", "\n", "\0", " (2)", " 2"),
        *("\u0301", "\u00e9", "\u1e9e", "\u0130", "\u0345", "\u212b"),
        *("\u202e", "\u200d", "\U0001f642", "\u3164"),
        *("\x1e", "2021-02-20", "20210304", "T12", "4 May 2021"),
        *(")", "_", "'", "\u2019", "\uff0f", "\u2024", "\uff0e"),
    ),
)
