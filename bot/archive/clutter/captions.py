"""Photo credits, and the captions that they end."""

import re

from bot.archive.line import Line

_AGENCY = (
    r"(?:getty(?: images)?|reuters|associated press|ap photo|ap|afp|epa-efe|anp|dpa|imago|picture alliance"
    r"|shutterstock|istock|alamy|rex features|bloomberg|keystone|ansa|xinhua|wireimage|zuma(?: press)?"
    r"|unsplash"
    r"|pixabay|wikimedia(?: commons)?|screenshot|collage|courtesy|handout|instagram|twitter)"
)
_PICTURE = (
    r"(?:(?:cover |file |header |title |stock )?(?:photos?|pictures?|images?|video|illustration|pic)"
    r"|credits?|copyright|(?:omslag|archief|titel|symbol|archiv)?(?:foto|fotos|beeld|bild)(?:graaf)?"
    r"|photographe?|cr[eé]dit(?:s|o)?(?: photo)?|фото|текст)"
)
# A line that is nothing but a credit: "Photo: ...", "Image copyright ...", "© ...", "Foto door ...".
_CREDIT_LINE = re.compile(
    rf"\W{{0,3}}(?:{_PICTURE}(?: (?:credits?|copyright|courtesy|source|caption|by|door|von)){{0,3}} ?[:©|/]"
    rf"|{_PICTURE} (?:by|door|von|courtesy|via) \w"
    rf"|(?:image|picture|photo) (?:copyright|credit|caption|source)\b"
    r"|image \d+ of\b|media caption|[©ⓒ]|\(c\) |copyright (?:19|20)\d\d\b)"
)
# What closes a caption: a credit in brackets, after the last sentence, or glued to it.
_CREDIT_AT_END = re.compile(
    rf"(?:\((?:[^()]{{0,60}}[:/,| ])?{_AGENCY}\b[^()]{{0,120}}\)"
    r"|\((?:photo|image|picture|credit|foto|beeld|bild)\b[^()]{0,120}\)"
    r"|\((?:collage|archive|archief(?:foto|beeld)?|archivbild|symbolbild|file photo|file|montage)\)"
    r"|[©ⓒ][^.!?]{0,120}|(?<!ac)credit ?(?::|\.\.\.|…).{0,80}|\bphoto(?:graph)?s? (?:by|courtesy|:).{0,80}"
    r"|[\w.\"”] ?(?:reuters|getty|getty images|afp|ap photo) ?/ ?[^.!?]{2,60}"
    r"|/ ?(?:ap|afp|reuters|getty images)(?: file)?|\bsubmitted photo)[.)\]]?$"
)
# Names and agencies between bars or strokes, in brackets at the end or as the whole line.
_AGENCY_LINE = re.compile(
    rf"(?:[^.!?|/,]{{2,40}} ?[|/,] ?){{1,4}}{_AGENCY}(?: images| photo| press| file){{0,2}}\.?$"
)
_NAMES_IN_BRACKETS = re.compile(r"\( ?[A-Z][^()/]{1,40}(?:/ ?[A-Z][^()/]{1,40}){1,3}\)\.?$")
_NAME_AND_SOURCE = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2} ?/ ?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
)
_DIRECTION = re.compile(
    r"(?:above|below|pictured|left|right|from left|hierboven|hieronder|foto boven|op de foto) ?:"
)
_OF_CREDIT_AT_END = ("(", "©", "ⓒ", "/", "credit", "photo")  # it cannot do without one of them
_LONGEST_CREDIT = 40  # words; captions run longer only when a credit closes them


def is_caption(line: Line) -> bool:
    """Whether the line is a credit, or a caption: a credit closes it, or it says where the picture hangs."""
    if line.length > len(line.head):
        return False
    if len(line.words) <= _LONGEST_CREDIT and (_CREDIT_LINE.match(line.folded) or _is_names(line)):
        return True
    return _has_credit_at_end(line) or _DIRECTION.match(line.folded) is not None


def _has_credit_at_end(line: Line) -> bool:
    # A search for all kinds of credits takes long, and hardly any line of prose can hold one.
    if not any(map(line.folded.__contains__, _OF_CREDIT_AT_END)):
        return False
    return bool(_CREDIT_AT_END.search(line.folded) or _NAMES_IN_BRACKETS.search(line.head))


def _is_names(line: Line) -> bool:
    if len(line.words) > 10:
        return False
    return bool(_AGENCY_LINE.match(line.folded) or _NAME_AND_SOURCE.fullmatch(line.head))
