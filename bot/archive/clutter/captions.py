"""Photo credits, and the captions that they end."""

import re

from bot.archive.line import Line

_SOURCE = (
    r"(?:getty|getty images|reuters|associated press|ap photo|ap|afp|epa|epa-efe|anp|dpa|imago|picture alliance|shutterstock|istock"
    r"|alamy|rex features|bloomberg|keystone|ansa|xinhua|wireimage|zuma(?: press)?|unsplash|pixabay|wikimedia(?: commons)?"
    r"|screenshot|collage|courtesy|handout|file|archive|instagram|twitter)"
)
_MAKER = (
    r"(?:cover |file |header |title |stock )?(?:photos?|pictures?|images?|video|graphic|illustration|credits?|pic|copyright|screengrab"
    r"|(?:omslag|archief|titel|symbol|archiv)?(?:foto|beeld|bild|fotos)(?:graaf|s)?|photographe?|fotocr[eé]dito|cr[eé]dit(?:s|o)?(?: photo)?|фото|текст)"
)
# A line that is nothing but a credit: "Photo: ...", "Image copyright ...", "© ...", "Foto door ...".
_CREDIT_LINE = re.compile(
    rf"\W{{0,3}}(?:{_MAKER}(?: (?:credits?|copyright|courtesy|source|caption|by|door|von|par|di|via|via getty images))* ?[:©|/]"
    rf"|(?:image|picture|photo) (?:copyright|credit|caption|source|courtesy)\b|image \d+ of\b|media caption"
    rf"|{_MAKER} (?:by|door|von|courtesy|via) \w|(?:file|stock) (?:photo|image)\b ?[:-]?|[©ⓒ]|\(c\) )"
)
# A caption that ends in its credit, in brackets or after its last sentence.
_CREDIT_AT_END = re.compile(
    rf"(?:\((?:[^()]{{0,60}}[:/,| ])?{_SOURCE}\b[^()]{{0,120}}\)|\((?:photo|image|picture|credit|foto|beeld|bild|via)\b[^()]{{0,120}}\)"
    rf"|\((?:collage|archive|archief(?:foto|beeld)?|archivbild|symbolbild|file photo|file|montage|illustration)\)"
    rf"|[©ⓒ][^.!?]{{0,120}}|\bcredit ?(?::|\.\.\.|…).{{0,80}}|\bphoto(?:graph)?s? (?:by|courtesy|:).{{0,80}}"
    rf"|[\w.\"”] ?(?:reuters|getty|getty images|afp|ap photo) ?/ ?[^.!?]{{2,60}}|/ ?(?:ap|afp|reuters)(?: file)?|\bsubmitted photo"
    rf"|/ ?getty images)[.)\]]?$"
)
# Only agencies and names between bars or strokes: "Name | Agency | Getty Images".
_AGENCY_LINE = re.compile(
    rf"(?:[^.!?|/,]{{2,40}} ?[|/,] ?){{1,4}}{_SOURCE}(?: images| photo| press| file)*\.?$"
)
_DIRECTION = re.compile(
    r"(?:above|below|pictured|left|right|from left|hierboven|hieronder|foto boven|op de foto) ?:"
)
_LONGEST_CREDIT = 40  # words; captions run longer only when a credit closes them


def is_credit(line: Line) -> bool:
    """Whether the line is only a credit."""
    return len(line.words) <= _LONGEST_CREDIT and bool(
        _CREDIT_LINE.match(line.folded) or (len(line.words) <= 10 and _AGENCY_LINE.match(line.folded))
    )


def is_caption(line: Line) -> bool:
    """Whether the line is a credit or a caption: a credit closes it, or it says where the picture hangs."""
    if line.length > 600:
        return False
    return is_credit(line) or bool(_CREDIT_AT_END.search(line.folded) or _DIRECTION.match(line.folded))
